using CsCheck;

namespace MulticlassMetrics.Tests.Inference;

/// <summary>What must hold of the influence of every statistic, whatever the data.</summary>
public class InfluenceLawsTest
{
    private static readonly string[] Labels = ["a", "b", "c"];

    private static readonly Gen<Sample> Samples =
        from n in Gen.Int[8, 30]
        from actual in Gen.Int[0, 2].Array[n]
        from predicted in Gen.Int[0, 2].Array[n]
        from scores in Gen.Int[0, 16].Array[3 * n]
        from weights in Gen.Int[1, 8].Array[n]
        select new Sample(Cover(actual), Cover(predicted), [.. scores.Select(s => s / 16.0)], [.. weights.Select(w => w / 2.0)]);

    // Maxima, minima and absolute values: at a tie or at zero, which random small samples have, no derivative exists, and their gradient is the mean of both sides'. Their smooth kin are held to the law.
    private static readonly string[] Kinked =
    [
        Metric.NoInformationRate.Name, Metric.ClassBalanceAccuracy.Name, Metric.LambdaOfActual.Name, Metric.LambdaOfPredicted.Name,
        Metric.NormalizedMutualInformation(MutualInformationNormalizer.Minimum).Name, Metric.NormalizedMutualInformation(MutualInformationNormalizer.Maximum).Name,
        Metric.CalibrationError(5).Name,
    ];

    // Their formula has the number of rows in it, which a weight does not change.
    private static readonly string[] WithNumberOfRows = [Metric.KrippendorffAlphaSmallSample.Name, Metric.AdjustedRandIndex.Name, Metric.PearsonChiSquared.Name];

    public static TheoryData<string> Smooth => new(Statistics.Keys.Except(Kinked).Order());

    public static TheoryData<string> OfShares => new(Statistics.Keys.Except(WithNumberOfRows).Order());

    private static Dictionary<string, Func<Sample, double[], Influence>> Statistics { get; } = AllStatistics();

    [Theory]
    [MemberData(nameof(Smooth))]
    public void Values_SumToZeroAndMatchFiniteDifferences(string name)
    {
        Func<Sample, double[], Influence> statistic = Statistics[name];
        Samples.Sample(
            sample =>
            {
                Influence influence = statistic(sample, sample.Weights);
                double[] psi = [.. influence.Values()];
                if (psi.Any(double.IsNaN)) return;
                double total = sample.Weights.Sum();
                psi.Sum().Should().BeApproximately(0, 1e-9 * total * psi.Length, name);
                for (int i = 0; i < psi.Length; i += 3)
                {
                    double slope = ((8 * Difference(sample, i, 1e-3)) - Difference(sample, i, 2e-3)) / (12 * 1e-3);
                    psi[i].Should().BeApproximately(total * slope, 1e-6 * Math.Max(1, Math.Abs(total * slope)), name);
                }
            },
            iter: 25,
            threads: 1);

        // Relative to the weight, hence already times w.
        double Difference(Sample sample, int row, double step) => Moved(sample, row, step) - Moved(sample, row, -step);

        double Moved(Sample sample, int row, double step)
        {
            double[] weights = [.. sample.Weights];
            weights[row] *= 1 + step;
            return statistic(sample, weights).Value;
        }
    }

    [Theory]
    [MemberData(nameof(OfShares))]
    public void FrequencyWeights_EqualRepeatedRows(string name)
    {
        Func<Sample, double[], Influence> statistic = Statistics[name];
        Samples.Sample(
            sample =>
            {
                double[] counts = [.. sample.Weights.Select(weight => weight * 2)];
                int[] rows = [.. Enumerable.Range(0, counts.Length).SelectMany(row => Enumerable.Repeat(row, (int)counts[row]))];
                var repeated = new Sample(
                    [.. rows.Select(row => sample.Actual[row])], [.. rows.Select(row => sample.Predicted[row])],
                    [.. rows.SelectMany(row => sample.Scores.Skip(3 * row).Take(3))], [.. rows.Select(_ => 1.0)]);
                Influence weighted = statistic(sample, counts), plain = statistic(repeated, repeated.Weights);
                Same(weighted.Value, plain.Value);
                Same(weighted.StandardError(WeightMeaning.Frequency), plain.StandardError());
            },
            iter: 15,
            threads: 1);

        static void Same(double actual, double expected)
        {
            if (double.IsNaN(expected)) actual.Should().Be(double.NaN);
            else actual.Should().BeApproximately(expected, 1e-10 * Math.Max(1, Math.Abs(expected)));
        }
    }

    private static Dictionary<string, Func<Sample, double[], Influence>> AllStatistics()
    {
        var all = new Dictionary<string, Func<Sample, double[], Influence>>();
        IAverager[] averagers =
        [
            Averager.Micro, Averager.Macro, new MacroAverager(UndefinedPolicy.Skip), Averager.Weighted, new WeightedAverager(UndefinedPolicy.Skip),
            Averager.WeightedBy(new Dictionary<string, double> { ["a"] = 3, ["b"] = 1, ["c"] = 0.5 }),
        ];
        foreach (CountsMetric metric in Metric.OfCounts)
        {
            // Kinked or infinite at the ends of their range, or kinked where two rates are equal: there random small samples lie.
            if (metric.Range.Maximum > 1 || metric == Metric.OptimizedPrecision) continue;
            all.Add($"{metric.Name} of b", (s, w) => s.ByRow(w, pairs => Influence.Of(pairs.Matrix, "b", metric)));
            for (int a = 0; a < averagers.Length; a++)
            {
                IAverager averager = averagers[a];
                all.Add($"{metric.Name} {averager.Name} {a}", (s, w) => s.ByRow(w, pairs => Influence.Of(pairs.Matrix, averager, metric)));
            }

            all.Add($"{metric.Name} macro of a and c", (s, w) => s.ByRow(w, pairs => Influence.Of(pairs.Matrix.Select("a", "c"), Averager.Macro, metric)));
        }

        foreach (ScoreMetric metric in new[] { Metric.RocAuc, Metric.AveragePrecision })
        {
            all.Add($"{metric.Name} of b", (s, w) => Influence.Of(s.Scored(w), "b", metric));
            for (int a = 0; a < averagers.Length; a++)
            {
                IAverager averager = averagers[a];
                all.Add($"{metric.Name} {averager.Name} {a}", (s, w) => Influence.Of(s.Scored(w), averager, metric));
            }
        }

        foreach (MatrixMetric metric in Metric.OfMatrix) all.TryAdd(metric.Name, (s, w) => s.ByRow(w, pairs => Influence.Of(pairs.Matrix, metric)));
        foreach (ScoresMetric metric in new[] { Metric.LogLoss, Metric.BrierScore }) all.Add(metric.Name, (s, w) => Influence.Of(s.Scored(w), metric));
        foreach (ScoresMetric metric in new[]
        {
            // The largest gap is left out: bins tie for it in small samples.
            Metric.CalibrationError(5), Metric.CalibrationError(5, CalibrationNorm.L2),
        })
        {
            all.Add(metric.Name, (s, w) => Influence.Of(s.Scored(w), metric));
        }

        foreach (ScoresMetric metric in new[] { Metric.OneVsOneAuc(), Metric.WeightedOneVsOneAuc() }) all.Add(metric.Name, (s, w) => Influence.Of(s.Scored(w), metric));
        return all;
    }

    // Every class once, so that a small change of weights makes no class vanish.
    private static int[] Cover(int[] classes)
    {
        int[] covering = [.. classes];
        for (int c = 0; c < 3; c++) covering[c] = c;
        return covering;
    }

    internal sealed record Sample(int[] Actual, int[] Predicted, double[] Scores, double[] Weights)
    {
        public Influence ByRow(double[] weights, Func<LabelPairs<string>, Influence> statistic)
        {
            LabelPairs<string> pairs = LabelPairs.From(
                Array.ConvertAll(Actual, c => Labels[c]), Array.ConvertAll(Predicted, c => Labels[c]), weights, new LabelOptions<string> { Classes = Labels });
            return statistic(pairs).ByRow(pairs);
        }

        public ClassScores<string> Scored(double[] weights) => ClassScores.From(Array.ConvertAll(Actual, c => Labels[c]), Scores, Labels, weights);
    }
}
