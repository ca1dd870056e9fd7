using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>Which of the classes that take part are among some named ones.</summary>
internal static class RareClasses
{
    public static bool[] Find<TLabel>(IReadOnlyList<TLabel> labels, ClassList<TLabel> all, ReadOnlySpan<int> positions)
        where TLabel : notnull
    {
        if (labels.Count == 0) throw new ArgumentException("No class is named.", nameof(labels));
        bool[] named = new bool[positions.Length];
        foreach (TLabel label in labels)
        {
            int at = label is null ? -1 : positions.IndexOf(all.IndexOf(label));
            if (at < 0) throw new ArgumentException($"'{(label is null ? "null" : MatrixText.Label(label))}' is not among the classes that take part.", nameof(labels));
            if (named[at]) throw new ArgumentException($"'{MatrixText.Label(label!)}' is named twice.", nameof(labels));
            named[at] = true;
        }

        return named.Contains(false) ? named : throw new ArgumentException("All classes are named; none is left to average over.", nameof(labels));
    }
}
