using System.Collections.Immutable;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>Which of the classes that take part are among some named ones.</summary>
internal static class RareClasses
{
    public static bool[] Find<TLabel>(IReadOnlyList<TLabel> labels, ImmutableArray<ClassGap<TLabel>> classes, IEqualityComparer<TLabel> comparer)
        where TLabel : notnull
    {
        if (labels.Count == 0) throw new ArgumentException("No class is named.", nameof(labels));
        Dictionary<TLabel, int> positions = classes.Select((c, at) => (c.Class, at)).ToDictionary(comparer);
        bool[] named = new bool[classes.Length];
        foreach (TLabel label in labels)
        {
            if (label is null || !positions.TryGetValue(label, out int at)) throw new ArgumentException($"'{(label is null ? "null" : MatrixText.Label(label))}' is not among the classes that take part.", nameof(labels));
            if (named[at]) throw new ArgumentException($"'{MatrixText.Label(label!)}' is named twice.", nameof(labels));
            named[at] = true;
        }

        return named.Contains(false) ? named : throw new ArgumentException("All classes are named; none is left to average over.", nameof(labels));
    }
}
