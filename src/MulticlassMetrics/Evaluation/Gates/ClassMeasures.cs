using System.Collections.Immutable;

namespace MulticlassMetrics;

/// <summary>A metric of each class, or of each of some, about all of which something is required at once.</summary>
/// <remarks>Made by <see cref="Measure.EachClass(CountsMetric)"/> and its siblings. Immutable. <see cref="Gate"/> shows an example.</remarks>
public abstract class ClassMeasures : GateSubject
{
    private protected ClassMeasures(string name, IMetric metric)
        : base(name, metric.Direction, metric.Range)
    {
    }

    internal sealed override bool IsFamily => true;

    /// <summary>The name.</summary>
    public sealed override string ToString() => Name;

    internal static ImmutableArray<TClass> Distinct<TClass>(IEnumerable<TClass> labels)
        where TClass : notnull => [.. ListOf(labels)];

    internal static ClassList<TClass> ListOf<TClass>(IEnumerable<TClass> labels)
        where TClass : notnull
    {
        ArgumentNullException.ThrowIfNull(labels);
        TClass[] classes = [.. labels];
        if (classes.Length == 0) throw new ArgumentException("No class is named.", nameof(labels));
        return new ClassList<TClass>(classes, null, isDeclared: true);
    }
}

internal sealed class CountsOfEachClass(CountsMetric metric) : ClassMeasures($"{metric.Name} of each class", metric)
{
    private readonly CountsMetric _metric = metric;

    internal override IEnumerable<Measure> MeasuresOn<TLabel>(Evaluation<TLabel> evaluation) => evaluation.Classes.Select(label => Measure.OfClass(label, _metric));
}

internal sealed class ScoresOfEachClass(ScoreMetric metric) : ClassMeasures($"{metric.Name} of each class", metric)
{
    private readonly ScoreMetric _metric = metric;

    internal override IEnumerable<Measure> MeasuresOn<TLabel>(Evaluation<TLabel> evaluation) => evaluation.Classes.Select(label => Measure.OfClass(label, _metric));
}

internal sealed class MeasuresOfClasses(ImmutableArray<Measure> measures, IMetric metric) : ClassMeasures($"{metric.Name} of each of {measures.Length} classes", metric)
{
    private readonly ImmutableArray<Measure> _measures = measures;

    internal override IEnumerable<Measure> MeasuresOn<TLabel>(Evaluation<TLabel> evaluation) => _measures;
}
