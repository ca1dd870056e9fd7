using System.Collections.Immutable;

namespace MulticlassMetrics;

/// <summary>The gap between the micro and the macro average of a metric, in parts that add up to it, each with its error.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <remarks>Made by <see cref="AverageGap"/>, which says what the parts mean and shows an example. Immutable.</remarks>
public sealed class AverageGap<TLabel>
    where TLabel : notnull
{
    private readonly Func<IReadOnlyList<TLabel>, GapTerm> _cost;

    internal AverageGap(string metric, bool isOfScores, double confidence, double samples, ImmutableArray<ClassGap<TLabel>> classes, Func<IReadOnlyList<TLabel>, GapTerm> cost)
    {
        Metric = metric;
        IsOfScores = isOfScores;
        Confidence = confidence;
        Samples = samples;
        Classes = classes;
        _cost = cost;
    }

    /// <summary>The metric's name.</summary>
    public string Metric { get; }

    /// <summary>Whether the second term is pooling (scores) rather than allocation (counts).</summary>
    public bool IsOfScores { get; }

    /// <summary>The level of the intervals.</summary>
    public double Confidence { get; }

    /// <summary>The number of samples.</summary>
    public double Samples { get; }

    /// <summary>The micro average.</summary>
    public required GapTerm Micro { get; init; }

    /// <summary>The macro average of the classes that take part.</summary>
    public required GapTerm Macro { get; init; }

    /// <summary>The support-weighted average of the classes that take part.</summary>
    public required GapTerm Weighted { get; init; }

    /// <summary>Micro − macro.</summary>
    public required GapTerm Gap { get; init; }

    /// <summary>Weighted − macro: positive when common classes are done better.</summary>
    public required GapTerm Prevalence { get; init; }

    /// <summary>Micro − weighted: allocation, what over- and under-predicted classes add (0 for recall); for scores pooling, what one common threshold for all classes adds.</summary>
    public required GapTerm Second { get; init; }

    /// <summary>The gap that predictions independent of the truth would show, with the shares of classes and predictions, or the distribution of scores, kept. Null for average precision.</summary>
    public GapTerm? GapWithoutSkill { get; init; }

    /// <summary>The gap minus <see cref="GapWithoutSkill"/>. Null for average precision.</summary>
    public GapTerm? GapBeyondNoSkill { get; init; }

    /// <summary>The micro AUC of a model that scores every sample with the shares of the classes; a fixed reference without error. Null for other metrics.</summary>
    public double? MicroAucOfPriors { get; init; }

    internal MetricDirection Direction { get; init; }

    /// <summary>What each class that takes part has to do with the gap, in the order of the classes.</summary>
    public ImmutableArray<ClassGap<TLabel>> Classes { get; }

    /// <summary>What some classes cost the macro average: macro over the others, minus macro.</summary>
    /// <param name="labels">The classes, at least one and not all.</param>
    /// <returns>The cost, positive when the macro average would be higher without them, with its error.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="labels"/> is null.</exception>
    /// <exception cref="ArgumentException">No class is named, or all, or one that takes no part, or one twice.</exception>
    public GapTerm CostOf(IReadOnlyList<TLabel> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return _cost(labels);
    }

    /// <summary>What the rare classes cost the macro average.</summary>
    /// <param name="below">Classes whose share of the support is below this count as rare.</param>
    /// <returns>The cost, as <see cref="CostOf"/>; null when no class is rare, or all are.</returns>
    public GapTerm? CostOfRare(double below)
    {
        TLabel[] rare = [.. Classes.Where(c => c.Share.Value < below).Select(c => c.Class)];
        return rare.Length == 0 || rare.Length == Classes.Length ? null : _cost(rare);
    }

    /// <summary>The reading of the numbers in sentences, each of them backed by a test at the level of the intervals.</summary>
    /// <returns>The sentences.</returns>
    public ImmutableArray<string> Verdict() => GapVerdict.Of(this);

    /// <summary>The verdict as one text.</summary>
    public override string ToString() => string.Join(' ', Verdict());
}
