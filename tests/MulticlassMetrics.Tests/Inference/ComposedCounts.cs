namespace MulticlassMetrics.Tests.Inference;

/// <summary>The statistics of explain.json that are functions of the confusion matrix, composed of class values and shares.</summary>
internal sealed class ComposedCounts(ExplainSample sample, UndefinedPolicy policy)
{
    private readonly ConfusionMatrix<string> _matrix = sample.Pairs.Matrix;
    private readonly Dictionary<string, Influence> _known = [];

    public Influence Get(string key)
    {
        int space = key.IndexOf(' ', StringComparison.Ordinal);
        string rest = space < 0 ? "" : key[(space + 1)..];
        if (key == "accuracy") return Influence.Of(_matrix, Metric.Accuracy).ByRow(sample.Pairs);
        if (key == "kappa") return Influence.Of(_matrix, Metric.CohenKappa).ByRow(sample.Pairs);
        if (key == "mcc") return Influence.Of(_matrix, Metric.MulticlassMatthewsCorrelation).ByRow(sample.Pairs);
        if (key == "f1 of macro precision and macro recall")
        {
            return Influence.Compose(key, MetricRange.ZeroToOne, [Get("precision macro"), Get("recall macro")], v => 2 * v[0] * v[1] / (v[0] + v[1]));
        }

        CountsMetric metric = Metric.ByName(key[..space]);
        return rest switch
        {
            "micro" => Of(Averager.Micro, metric),
            "macro" => Of(new MacroAverager(policy), metric),
            "weighted" => Of(new WeightedAverager(policy), metric),
            "gap" => Of(Averager.Micro, metric) - Of(new MacroAverager(policy), metric),
            "gap prevalence" => Of(new WeightedAverager(policy), metric) - Of(new MacroAverager(policy), metric),
            "gap allocation" => Of(Averager.Micro, metric) - Of(new WeightedAverager(policy), metric),
            "gap without skill" => WithoutSkill(metric),
            "gap beyond no skill" => Of(Averager.Micro, metric) - Of(new MacroAverager(policy), metric) - WithoutSkill(metric),
            _ when rest.StartsWith("drag ", StringComparison.Ordinal) => Drag(metric, ExplainGoldenTest.ClassIn(rest, "drag ")),
            _ when rest.StartsWith("contribution prevalence ", StringComparison.Ordinal) => Prevalence(metric, ExplainGoldenTest.ClassIn(rest, "contribution prevalence ")),
            _ => Allocation(metric, ExplainGoldenTest.ClassIn(rest, "contribution allocation ")),
        };
    }

    private Influence Of(IAverager averager, CountsMetric metric) => Influence.Of(_matrix, averager, metric).ByRow(sample.Pairs);

    private Influence OfClass(int position, CountsMetric metric)
    {
        string key = $"{metric.Name} {position}";
        if (!_known.TryGetValue(key, out Influence? influence)) _known.Add(key, influence = Influence.Of(_matrix, _matrix.Classes[position], metric).ByRow(sample.Pairs));
        return influence;
    }

    // The classes that take part: under zero all, an undefined one as a constant; under skip the defined ones.
    private int[] Defined(CountsMetric metric) =>
        [.. Enumerable.Range(0, _matrix.ClassCount).Where(c => policy == UndefinedPolicy.Zero || !double.IsNaN(metric.Measure(_matrix.PerClass[c])))];

    private Influence[] Values(CountsMetric metric) =>
        [.. Defined(metric).Select(c => double.IsNaN(metric.Measure(_matrix.PerClass[c])) ? 0 * OfClass(c, Metric.Prevalence) : OfClass(c, metric))];

    private Influence Prevalence(CountsMetric metric, int position)
    {
        int[] classes = Defined(metric);
        int k = classes.Length, j = Array.IndexOf(classes, position);
        Influence[] parts = [.. Values(metric), .. classes.Select(c => OfClass(c, Metric.Prevalence))];
        return Influence.Compose("prevalence", MetricRange.Unbounded, parts, v => ((v[k + j] / v[k..].Sum()) - (1.0 / k)) * (v[j] - v[..k].Average()));
    }

    private Influence Allocation(CountsMetric metric, int position)
    {
        int[] classes = Defined(metric);
        int k = classes.Length, j = Array.IndexOf(classes, position);
        Influence[] parts = [.. Values(metric), .. classes.Select(c => OfClass(c, Metric.Prevalence)), .. classes.Select(c => OfClass(c, Metric.PredictedPrevalence))];
        return Influence.Compose("allocation", MetricRange.Unbounded, parts, v =>
        {
            double[] shares = v[k..(2 * k)], omega = Weights(metric, v[k..(2 * k)], v[(2 * k)..]);
            return (omega[j] - (shares[j] / shares.Sum())) * (v[j] - v[..k].Average());
        });
    }

    private Influence Drag(CountsMetric metric, int position)
    {
        int[] classes = Defined(metric);
        int k = classes.Length, j = Array.IndexOf(classes, position);
        return Influence.Compose("drag", MetricRange.Unbounded, Values(metric), v => (v.Average() - v[j]) / (k - 1));
    }

    private Influence WithoutSkill(CountsMetric metric)
    {
        int[] classes = Defined(metric);
        int k = classes.Length;
        Influence[] parts = [.. classes.Select(c => OfClass(c, Metric.Prevalence)), .. classes.Select(c => OfClass(c, Metric.PredictedPrevalence))];
        return Influence.Compose("without skill", MetricRange.Unbounded, parts, v =>
        {
            double[] pi = v[..k], rho = v[k..], omega = Weights(metric, pi, rho);
            double[] chance = [.. Enumerable.Range(0, k).Select(c => ReferenceEquals(metric, Metric.Precision) ? rho[c] == 0 ? 0 : pi[c]
                : ReferenceEquals(metric, Metric.Recall) ? rho[c] : 2 * pi[c] * rho[c] / (pi[c] + rho[c]))];
            return omega.Zip(chance, (o, c) => o * c).Sum() - chance.Average();
        });
    }

    private static double[] Weights(CountsMetric metric, double[] pi, double[] rho)
    {
        double[] denominators = ReferenceEquals(metric, Metric.Precision) ? rho : ReferenceEquals(metric, Metric.Recall) ? pi : [.. pi.Zip(rho, (a, b) => a + b)];
        return [.. denominators.Select(d => d / denominators.Sum())];
    }
}
