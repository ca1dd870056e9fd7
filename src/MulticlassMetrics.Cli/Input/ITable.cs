namespace MulticlassMetrics.Cli;

/// <summary>A table of named columns that is read once, row by row, whatever format it is stored in.</summary>
internal interface ITable : IDisposable
{
    /// <summary>What to call it in messages.</summary>
    string Name { get; }

    IReadOnlyList<string> Columns { get; }

    /// <summary>The line on which the current row starts, or the number of the row where there are no lines; from 1.</summary>
    long Line { get; }

    /// <summary>What <see cref="Line"/> counts, as messages say it.</summary>
    string Unit { get; }

    /// <summary>How much has been read, from 0 to 1; NaN where that is not known. Can be asked from any thread.</summary>
    double Share { get; }

    /// <summary>Refuses a column whose type cannot be read as what it is for.</summary>
    void Require(int column, ColumnUse use);

    bool Read();

    string Text(int column);

    /// <summary>Reads a number in invariant notation; NaN and infinities are numbers too.</summary>
    bool TryNumber(int column, out double value);
}

/// <summary>What a column is read for.</summary>
internal enum ColumnUse
{
    /// <summary>Its text, as of labels.</summary>
    Label,

    /// <summary>Its number, as of scores.</summary>
    Number,
}
