using System.Collections.Immutable;

namespace MulticlassMetrics.Tests.Inference.Resampling;

public class BootstrapTest
{
    private static readonly BootstrapOptions Seeded = new() { Seed = 20261122 };
    private static readonly Rows Sample = Rows.Of(300, 3);

    [Fact]
    public void Of_ByCellsAndByRows_AgreeInDistribution()
    {
        BootstrapOptions options = Seeded with { Replicates = 8000 };
        BootstrapResult cells = Bootstrap.Of(Sample.Pairs.Matrix, Averager.Macro, Metric.F1, options);
        (string Actual, string Predicted)[] pairs = [.. Sample.Actual.Zip(Sample.First)];
        BootstrapResult rows = Bootstrap.OfRows(
            pairs,
            drawn => Averager.Macro.F1(ConfusionMatrix.FromLabels(drawn.Select(row => row.Actual), drawn.Select(row => row.Predicted), options: Rows.Options)).Value,
            options);

        // Kolmogorov and Smirnov: at the 0.1% level.
        Distance(cells.Replicates, rows.Replicates).Should().BeLessThan(1.95 * Math.Sqrt(2 / 8000.0));
        rows.Value.Should().Be(cells.Value);
        rows.StandardError.Should().BeApproximately(cells.StandardError, 0.03 * cells.StandardError);

        // The jackknife by rows, the infinitesimal one by cells.
        rows.Acceleration.Should().BeApproximately(cells.Acceleration, 0.0005);
    }

    [Fact]
    public void Of_ReadyAndOwnStatistics_DrawTheSameReplicates()
    {
        BootstrapResult ready = Bootstrap.Of(Sample.Pairs.Matrix, Averager.Weighted, Metric.Precision, Seeded);
        BootstrapResult own = Bootstrap.Of(Sample.Pairs.Matrix, matrix => Averager.Weighted.Precision(matrix).Value, Seeded);
        BootstrapResult ofPairs = Bootstrap.Of(Sample.Pairs, Averager.Weighted, Metric.Precision, Seeded);
        BootstrapResult ownOfPairs = Bootstrap.Of(Sample.Pairs, matrix => Averager.Weighted.Precision(matrix).Value, Seeded);

        foreach (BootstrapResult other in new[] { own, ofPairs, ownOfPairs }) other.Replicates.Should().Equal(ready.Replicates);
        own.Acceleration.Should().BeApproximately(ready.Acceleration, 0.0005);
        ready.Name.Should().Be("precision (weighted)");
        own.Name.Should().Be("statistic");
    }

    [Fact]
    public void Of_HasTheSameBitsOnAnyNumberOfThreads_AndOtherBitsForAnotherSeed()
    {
        ClassScores<string> scores = Sample.Scores(1);
        Func<BootstrapOptions, BootstrapResult>[] runs =
        [
            options => Bootstrap.Of(Sample.Pairs.Matrix, Averager.Macro, Metric.F1, options),
            options => Bootstrap.Of(Sample.Weighted, Averager.Macro, Metric.F1, options with { Scheme = ResamplingScheme.ClusteredBy(Sample.Clusters) }),
            options => Bootstrap.Of(scores, Averager.Macro, Metric.RocAuc, options),
            options => Bootstrap.Difference(Sample.Pairs, Sample.Others, Averager.Macro, Metric.F1, options),
        ];
        foreach (Func<BootstrapOptions, BootstrapResult> run in runs)
        {
            BootstrapResult one = run(Seeded with { Replicates = 200, Threads = 1 });
            foreach (int threads in new[] { 2, 7, -1 })
            {
                BootstrapResult many = run(Seeded with { Replicates = 200, Threads = threads });
                many.Replicates.Should().Equal(one.Replicates);
                (many.Low, many.High, many.StandardError).Should().Be((one.Low, one.High, one.StandardError));
            }

            run(Seeded with { Replicates = 200, Seed = 4 }).Replicates.Should().NotEqual(one.Replicates);

            // The first ones of a longer run are the same.
            run(Seeded with { Replicates = 300 }).Replicates.Take(200).Should().Equal(one.Replicates);
        }
    }

    [Fact]
    public void Of_HasTheStandardErrorOfTheInfluence()
    {
        ClassScores<string> scores = Sample.Scores(1), second = Sample.Scores(2, 0.8);
        Near(Bootstrap.Of(Sample.Pairs.Matrix, Averager.Macro, Metric.F1, Seeded), Influence.Of(Sample.Pairs.Matrix, Averager.Macro, Metric.F1));
        Near(Bootstrap.Of(Sample.Weighted, Averager.Macro, Metric.F1, Seeded), Influence.Of(Sample.Weighted.Matrix, Averager.Macro, Metric.F1));
        Near(Bootstrap.Of(scores, Averager.Macro, Metric.RocAuc, Seeded), Influence.Of(scores, Averager.Macro, Metric.RocAuc));
        Near(Bootstrap.Of(scores, Averager.Micro, Metric.AveragePrecision, Seeded), Influence.Of(scores, Averager.Micro, Metric.AveragePrecision));
        Near(Bootstrap.Of(scores, Metric.OneVsOneAuc(), Seeded), Influence.Of(scores, Metric.OneVsOneAuc()));

        LabelPairs<string> weighted = Sample.Weighted;
        Near(
            Bootstrap.Of(weighted, Averager.Macro, Metric.F1, Seeded with { Scheme = ResamplingScheme.ClusteredBy(Sample.Clusters) }),
            Influence.Of(weighted.Matrix, Averager.Macro, Metric.F1).ByRow(weighted).ClusteredBy(Sample.Clusters));

        LabelPairs<string> first = Sample.Pairs, other = Sample.Others;
        Influence difference = Influence.Of(other.Matrix, Averager.Macro, Metric.F1).ByRow(other) - Influence.Of(first.Matrix, Averager.Macro, Metric.F1).ByRow(first);
        Near(Bootstrap.Difference(first, other, Averager.Macro, Metric.F1, Seeded), difference);
        Near(Bootstrap.Difference(first, other, matrix => Averager.Macro.F1(matrix).Value, Seeded), difference);

        Influence ofScores = Influence.Of(second, Averager.Macro, Metric.RocAuc) - Influence.Of(scores, Averager.Macro, Metric.RocAuc);
        Near(Bootstrap.Difference(scores, second, Averager.Macro, Metric.RocAuc, Seeded), ofScores);
        Near(Bootstrap.Difference(scores, second, s => Averager.Macro.Auc(s).Value, Seeded with { Method = BootstrapMethod.Percentile }), ofScores);

        static void Near(BootstrapResult result, Influence influence)
        {
            result.Value.Should().BeApproximately(influence.Value, 1e-12);
            (result.StandardError / influence.StandardError()).Should().BeInRange(0.93, 1.1, result.Name);
            result.Value.Should().BeInRange(result.Low, result.High);
        }
    }

    [Fact]
    public void Of_DrawnTwice_WeighsAsStandingTwice()
    {
        Rows few = Rows.Of(40, 8);
        ClassScores<string> scores = few.Scores(3);
        BootstrapOptions options = Seeded with { Replicates = 50 };
        BootstrapResult weighted = Bootstrap.Of(scores, Averager.Micro, Metric.RocAuc, options);
        BootstrapResult repeated = Bootstrap.OfRows(
            [.. Enumerable.Range(0, 40)],
            rows => Averager.Micro.Auc(ClassScores.From(
                [.. rows.Select(row => few.Actual[row])], rows.SelectMany(row => Rows.Labels.Select(c => scores[row, c])).ToArray(), Rows.Labels)).Value,
            options);

        repeated.Replicates.Zip(weighted.Replicates).Should().AllSatisfy(pair => pair.First.Should().BeApproximately(pair.Second, 1e-12));
        repeated.Acceleration.Should().BeApproximately(weighted.Acceleration, 0.1 * Math.Abs(weighted.Acceleration) + 0.002);
    }

    [Fact]
    public void ByClass_KeepsTheSupports_AndSoDoStrataOfTheClass()
    {
        BootstrapOptions byClass = Seeded with { Replicates = 100, Scheme = ResamplingScheme.ByClass };
        Func<ConfusionMatrix<string>, double> support = matrix => matrix["b"].Support;
        double expected = Sample.Pairs.Matrix["b"].Support;

        foreach (BootstrapResult fixedSupport in new[]
        {
            Bootstrap.Of(Sample.Pairs.Matrix, support, byClass),
            Bootstrap.Of(Sample.Pairs, support, byClass),
            Bootstrap.Of(Sample.Pairs, support, Seeded with { Replicates = 100, Scheme = ResamplingScheme.StratifiedBy(Sample.Actual) }),
            Bootstrap.Of(Sample.Scores(1), scores => scores["b"].Support, byClass),
        })
        {
            fixedSupport.Replicates.Should().OnlyContain(replicate => replicate == expected);
            fixedSupport.Warnings.Should().Contain("all replicates are equal, which says that the data cannot show the variance, not that it is none");
            (fixedSupport.Low, fixedSupport.High, fixedSupport.Acceleration).Should().Be((expected, expected, 0));
        }

        BootstrapResult recall = Bootstrap.Of(Sample.Pairs.Matrix, matrix => matrix["b"].Recall, Seeded with { Scheme = ResamplingScheme.ByClass });
        BootstrapResult sameRecall = Bootstrap.Of(Sample.Pairs, matrix => matrix["b"].Recall, Seeded with { Scheme = ResamplingScheme.ByClass });
        double share = recall.Value;
        recall.StandardError.Should().BeApproximately(Math.Sqrt(share * (1 - share) / expected), 0.05 * recall.StandardError);
        sameRecall.Replicates.Should().Equal(recall.Replicates);
    }

    [Fact]
    public void Of_EqualWeights_AreKnownToAMatrix()
    {
        double[] twos = [.. Sample.Actual.Select(_ => 2.0)];
        LabelPairs<string> pairs = LabelPairs.From(Sample.Actual, Sample.First, twos, Rows.Options);

        BootstrapResult result = Bootstrap.Of(pairs.Matrix, Averager.Macro, Metric.F1, Seeded);

        result.Replicates.Should().Equal(Bootstrap.Of(Sample.Pairs.Matrix, Averager.Macro, Metric.F1, Seeded).Replicates);
        Bootstrap.Of(pairs.Matrix, matrix => matrix.SampleCount + matrix.TotalWeight, Seeded with { Replicates = 5 }).Replicates.Should().OnlyContain(sum => sum == 900);
    }

    [Fact]
    public void Acceleration_OfAShare_IsASixthOfTheSkewness()
    {
        ConfusionMatrix<string> matrix = ConfusionMatrix.FromCells(["a", "b"], new double[,] { { 9, 2 }, { 0, 6 } });
        double p = 15 / 17.0, expected = (1 - (2 * p)) / (6 * Math.Sqrt(17 * p * (1 - p)));

        Bootstrap.Of(matrix, Averager.Micro, Metric.F1, Seeded).Acceleration.Should().BeApproximately(expected, 1e-12);
        Bootstrap.Of(matrix, m => m.Accuracy, Seeded).Acceleration.Should().BeApproximately(expected, 1e-12);

        // By class: (Σ n p q (1 - 2p) over classes) / 6(Σ n p q)^1.5; all of b are right.
        double q = 9 / 11.0, variance = 11 * q * (1 - q);
        Bootstrap.Of(matrix, Averager.Micro, Metric.F1, Seeded with { Scheme = ResamplingScheme.ByClass }).Acceleration
            .Should().BeApproximately(variance * (1 - (2 * q)) / (6 * Math.Pow(variance, 1.5)), 1e-12);
    }

    [Fact]
    public void Of_Intervals_CoverTheTruth()
    {
        // Macro F1 over cells with known shares; 300 repetitions have a standard error of 1.3%.
        double[,] shares = { { 0.40, 0.08, 0.02 }, { 0.06, 0.20, 0.04 }, { 0.05, 0.03, 0.12 } };
        double truth = Averager.Macro.F1(ConfusionMatrix.FromCells(Rows.Labels, shares)).Value;
        var random = new Random(5);
        int[] covered = new int[3];
        for (int repetition = 0; repetition < 300; repetition++)
        {
            double[,] cells = new double[3, 3];
            for (int i = 0; i < 150; i++)
            {
                double u = random.NextDouble();
                int cell = 0;
                while (cell < 8 && u >= shares[cell / 3, cell % 3]) u -= shares[cell / 3, cell++ % 3];
                cells[cell / 3, cell % 3]++;
            }

            BootstrapResult result = Bootstrap.Of(ConfusionMatrix.FromCells(Rows.Labels, cells), Averager.Macro, Metric.F1, new() { Seed = repetition, Replicates = 999 });
            foreach (BootstrapMethod method in Enum.GetValues<BootstrapMethod>())
            {
                ConfidenceInterval interval = result.Interval(method);
                if (interval.Low <= truth && truth <= interval.High) covered[(int)method]++;
            }
        }

        covered.Should().AllSatisfy(count => (count / 300.0).Should().BeInRange(0.90, 0.985));
    }

    [Fact]
    public void Interval_ReadsTheReplicates()
    {
        BootstrapResult result = Bootstrap.Of(Sample.Pairs.Matrix, Averager.Macro, Metric.F1, Seeded with { Confidence = 0.9, Method = BootstrapMethod.Basic });
        double[] sorted = [.. result.Replicates.Order()];
        double low = R7(0.05), high = R7(0.95);

        result.Interval(BootstrapMethod.Percentile, 0.9).Should().Be(new ConfidenceInterval(low, high));
        (result.Low, result.High).Should().Be(((2 * result.Value) - high, (2 * result.Value) - low));
        result.Bias.Should().BeApproximately(sorted.Average() - result.Value, 1e-12);
        result.Invoking(r => r.Interval(BootstrapMethod.BiasCorrectedAccelerated)).Should().Throw<InvalidOperationException>()
            .WithMessage("The acceleration was not computed; ask for BCa in the options.");
        result.ToEstimate().Method.Should().Be("bootstrap (samples, basic, 2000 replicates, seed 20261122)");
        result.ToString().Should().Be(result.ToEstimate().ToString());

        double R7(double p)
        {
            double at = (sorted.Length - 1) * p;
            int below = (int)at;
            return sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below]));
        }
    }

    [Fact]
    public void Of_DoesNotCostMoreForMoreSamples()
    {
        double[,] cells = { { 8e12, 1e11 }, { 3e11, 2e12 } };
        BootstrapResult result = Bootstrap.Of(ConfusionMatrix.FromCells(["a", "b"], cells), matrix => matrix.Accuracy, Seeded with { Replicates = 500 });

        double p = result.Value;
        result.StandardError.Should().BeApproximately(Math.Sqrt(p * (1 - p) / 1.04e13), 0.15 * result.StandardError);
    }

    internal static double Distance(ImmutableArray<double> first, ImmutableArray<double> second)
    {
        double[] a = [.. first.Order()], b = [.. second.Order()];
        double largest = 0;
        foreach (double at in a.Concat(b))
        {
            largest = Math.Max(largest, Math.Abs((Below(a, at) / (double)a.Length) - (Below(b, at) / (double)b.Length)));
        }

        return largest;

        // Equal up to rounding counts as below: cells and rows add in another order.
        static int Below(double[] sorted, double at)
        {
            int found = Array.BinarySearch(sorted, at + 1e-12);
            return found < 0 ? ~found : found;
        }
    }
}
