using System.Diagnostics.CodeAnalysis;

namespace MulticlassMetrics;

/// <summary>A file is no baseline, is broken, or was written by a newer version; the message says what and where. See <see cref="Baseline.Load(Stream)"/>.</summary>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "It never stands without a place.")]
public sealed class BaselineFormatException : FormatException
{
    internal BaselineFormatException(string file, long line, long column, string message, Exception? cause = null)
        : base(FormattableString.Invariant($"{file}, line {line}, column {column}: {message}"), cause)
    {
        Line = line;
        Column = column;
    }

    /// <summary>The line, from 1.</summary>
    public long Line { get; }

    /// <summary>The byte in the line, from 1.</summary>
    public long Column { get; }
}
