namespace MulticlassMetrics;

/// <summary>One of the three numbers of an area under a curve of binned scores, for averagers, which average one number a class.</summary>
internal sealed class BinnedMetric(string name, bool needsNegatives, Func<BinnedClass, double> value) : IMetric<BinnedClass>
{
    public string Name => name;

    public MetricDirection Direction => MetricDirection.HigherIsBetter;

    public MetricRange Range => MetricRange.ZeroToOne;

    public bool CanBeSubstituted => false;

    public double Measure(BinnedClass part) => value(part);

    public string ExplainUndefined(BinnedClass part) => part.Support == 0 || !needsNegatives ? "no positive sample" : "no negative sample";
}
