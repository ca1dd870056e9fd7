namespace MulticlassMetrics.Cli;

/// <summary>A table of named columns that is read once, row by row, whatever format it is stored in.</summary>
internal interface ITable : IDisposable
{
    /// <summary>What to call it in messages.</summary>
    string Name { get; }

    IReadOnlyList<string> Columns { get; }

    /// <summary>The line on which the current row starts, from 1.</summary>
    long Line { get; }

    bool Read();

    string Text(int column);

    /// <summary>Reads a number in invariant notation; NaN and infinities are numbers too.</summary>
    bool TryNumber(int column, out double value);
}
