using System.Collections.Immutable;

namespace MulticlassMetrics;

/// <summary>The gap between the micro and the macro average of a metric, in parts that add up to it, each with its error.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <remarks>Made by <see cref="AverageGap"/>, which says what the parts mean and shows an example. Immutable.</remarks>
public sealed class AverageGap<TLabel>
    where TLabel : notnull
{
    private readonly IEqualityComparer<TLabel> _comparer;
    private readonly Func<bool[], GapTerm> _others;
    private readonly Func<bool[], GapTerm> _cost;
    private readonly Func<bool[], GapTerm> _prevalence;

    internal AverageGap(
        string metric, bool isOfScores, double confidence, double samples, ImmutableArray<ClassGap<TLabel>> classes,
        IEqualityComparer<TLabel> comparer, Func<bool[], GapTerm> others, Func<bool[], GapTerm> cost, Func<bool[], GapTerm> prevalence)
    {
        Metric = metric;
        IsOfScores = isOfScores;
        Confidence = confidence;
        Samples = samples;
        Classes = classes;
        _comparer = comparer;
        _others = others;
        _cost = cost;
        _prevalence = prevalence;
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

    /// <summary>Whether micro pools a decision a sample and class (scores, and metrics with true negatives), not a prediction a sample.</summary>
    internal bool PoolsDecisions { get; init; }

    /// <summary>How many clusters there are; infinity where samples are on their own.</summary>
    internal double Clusters { get; init; }

    /// <summary>Whether the parts of single classes have their errors.</summary>
    internal bool HasClassErrors { get; init; }

    /// <summary>What each class that takes part has to do with the gap, in the order of the classes.</summary>
    public ImmutableArray<ClassGap<TLabel>> Classes { get; }

    /// <summary>The macro average without some classes.</summary>
    /// <param name="labels">The classes to leave out, at least one and not all.</param>
    /// <returns>The plain mean of the other classes' values, with its error.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="labels"/> is null.</exception>
    /// <exception cref="ArgumentException">No class is named, or all, or one that takes no part, or one twice.</exception>
    public GapTerm MacroWithout(params IReadOnlyList<TLabel> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return _others(RareClasses.Find(labels, Classes, _comparer));
    }

    /// <summary>What some classes cost the macro average: <see cref="MacroWithout"/> them, minus macro.</summary>
    /// <param name="labels">The classes, at least one and not all.</param>
    /// <returns>The cost, positive when the macro average would be higher without them, with its error. Of one class it is <see cref="ClassGap{TLabel}.Drag"/>; not tested where none of the classes is.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="labels"/> is null.</exception>
    /// <exception cref="ArgumentException">No class is named, or all, or one that takes no part, or one twice.</exception>
    public GapTerm CostOf(params IReadOnlyList<TLabel> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return _cost(RareClasses.Find(labels, Classes, _comparer));
    }

    /// <summary>What the rare classes cost the macro average, by their share.</summary>
    /// <param name="below">Classes whose share of the support is below this count as rare.</param>
    /// <returns>The cost, as <see cref="CostOf"/>; null when no class is rare, or all are.</returns>
    public GapTerm? CostOfRare(double below) => CostWhere(c => c.Share.Value < below);

    /// <summary>What the rare classes cost the macro average, by their support.</summary>
    /// <param name="below">Classes whose support is below this count as rare.</param>
    /// <returns>The cost, as <see cref="CostOf"/>; null when no class is rare, or all are.</returns>
    public GapTerm? CostOfRareBySupport(double below) => CostWhere(c => c.Support < below);

    /// <summary>The reading of the numbers in sentences, each of them backed by a test at the level of the intervals.</summary>
    /// <returns>The sentences.</returns>
    public ImmutableArray<string> Verdict() => GapVerdict.Of(this);

    /// <summary>The sentence of the verdict that says whether common classes are done better, with what it rests on where that is little.</summary>
    /// <returns>The sentence.</returns>
    public string Summary() => GapVerdict.Summary(this);

    /// <summary>The verdict as one text.</summary>
    public override string ToString() => string.Join(' ', Verdict());

    /// <summary>Weighted − macro of some of the classes, at least one, as if there were no others.</summary>
    internal GapTerm PrevalenceAmong(bool[] classes) => _prevalence(classes);

    private GapTerm? CostWhere(Func<ClassGap<TLabel>, bool> isRare)
    {
        bool[] rare = [.. Classes.Select(isRare)];
        return rare.Contains(true) && rare.Contains(false) ? _cost(rare) : null;
    }
}
