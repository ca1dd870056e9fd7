using MulticlassMetrics.Kernels;

namespace MulticlassMetrics.Tests.Kernels;

public class ThreadsTest
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Ranks_HaveTheSameBitsWhateverTheThreads(bool weighted)
    {
        double[][] runs = [.. new[] { 1, 2, 5, -1 }.Select(threads =>
        {
            ClassScores<int> scores = Make(weighted);
            ManyRanks.Prepare(scores.PerClass, threads);
            scores.PerClass.ToArray().Should().OnlyContain(part => part.HasRanks);
            return scores.PerClass.ToArray().SelectMany(part => new[] { Metric.RocAuc.Measure(part), Metric.AveragePrecision.Measure(part) }).ToArray();
        })];

        // And as each class alone, one after the other.
        double[] alone = [.. Make(weighted).PerClass.ToArray().SelectMany(part => new[] { Metric.RocAuc.Measure(part), Metric.AveragePrecision.Measure(part) })];
        runs.Should().AllSatisfy(run => run.Select(BitConverter.DoubleToInt64Bits).Should().Equal(alone.Select(BitConverter.DoubleToInt64Bits)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void PairwiseAreas_HaveTheSameBitsWhateverTheThreads(bool weighted)
    {
        ScoreTable table = Make(weighted).Table;
        double[] expected = [];
        foreach (int threads in new[] { 1, 2, 5, -1 })
        {
            double[,] areas = new double[table.Columns, table.Columns];
            PairwiseAreas.ForEachRow(
                table,
                (c, row) =>
                {
                    for (int d = 0; d < row.Length; d++) areas[c, d] = row[d];
                },
                threads);
            if (threads == 1) expected = [.. areas.Cast<double>()];
            areas.Cast<double>().Select(BitConverter.DoubleToInt64Bits).Should().Equal(expected.Select(BitConverter.DoubleToInt64Bits));
            PairwiseAreas.Of(table).Cast<double>().Should().Equal(expected);
        }
    }

    [Fact]
    public void OneVsOneAuc_OfSoManyClassesThatNoAreasAreKept_IsTheMeanOfTheAreas()
    {
        const int k = 1100;
        var random = new Random(9);
        int[] actual = [.. Enumerable.Range(0, 2 * k).Select(row => row % k)];
        double[] values = new double[actual.Length * k];
        for (int i = 0; i < values.Length; i++) values[i] = Math.Round(random.NextDouble(), 3);
        ClassScores<int> scores = ClassScores.From(actual, values, [.. Enumerable.Range(0, k)]);

        scores.Table.PairwiseAreas.Should().BeNull();
        double[] areas = [.. PairwiseAreas.Of(scores.Table).Cast<double>().Where(area => !double.IsNaN(area))];
        areas.Length.Should().Be(k * (k - 1));
        scores.OneVsOneAuc().Should().BeApproximately(areas.Average(), 1e-12);
    }

    [Fact]
    public void Averages_AreThoseOfTheClassesMeasuredAlone()
    {
        ClassScores<int> scores = Make(weighted: true), alone = Make(weighted: true);
        foreach (ScoreMetric metric in new[] { Metric.RocAuc, Metric.AveragePrecision, Metric.BestFBeta(), Metric.PartialAuc(0, 0.2), Metric.PrecisionRecallTrapezoid })
        {
            double[] expected = [.. alone.PerClass.ToArray().Select(metric.Measure)];
            Averager.Macro.Average(scores, metric).PerClass.Select(part => part.Value).Should().Equal(expected);

            // Of which micro has no need, so that it measures them when they are asked for.
            AveragedScore<int> micro = Averager.Micro.Average(Make(weighted: true), metric);
            micro.PerClass.Select(part => part.Value).Should().Equal(expected);
            micro[0].Should().Be(expected[0]);
        }
    }

    [Fact]
    public void FromCurve_CallsTheCallersFunctionFromItsOwnThread()
    {
        int thread = Environment.CurrentManagedThreadId, calls = 0;
        ScoreMetric own = Metric.FromCurve(
            "own",
            curve =>
            {
                Environment.CurrentManagedThreadId.Should().Be(thread);
                calls++;
                return curve.Count;
            },
            MetricRange.Unbounded,
            MetricDirection.HigherIsBetter);

        Averager.Macro.Average(Make(weighted: false), own);

        calls.Should().Be(40);
    }

    private static ClassScores<int> Make(bool weighted)
    {
        const int n = 1500, k = 40;
        var random = new Random(7);
        int[] actual = [.. Enumerable.Range(0, n).Select(row => row < k ? row : random.Next(k))];
        double[] scores = new double[n * k];
        for (int i = 0; i < scores.Length; i++) scores[i] = Math.Round(random.NextDouble() + (i % k == actual[i / k] ? 0.2 : 0), i % k < 20 ? 2 : 9);
        double[]? weights = weighted ? [.. Enumerable.Range(0, n).Select(_ => random.NextDouble())] : null;
        return ClassScores.From(actual, scores, [.. Enumerable.Range(0, k)], weights);
    }
}
