namespace MulticlassMetrics.Tests.Inference.Resampling;

public class BootstrapRefusalsTest
{
    private static readonly BootstrapOptions Seeded = new() { Seed = 1, Replicates = 100 };
    private static readonly Rows Sample = Rows.Of(60, 3);

    [Fact]
    public void Options_RefuseWhatMakesNoSense()
    {
        Refuses<ArgumentOutOfRangeException>(() => new BootstrapOptions { Seed = 1, Replicates = 0 }, "There must be at least one replicate.*");
        Refuses<ArgumentOutOfRangeException>(() => new BootstrapOptions { Seed = 1, Confidence = 1 }, "The confidence level must be above 0 and below 1.*");
        Refuses<ArgumentOutOfRangeException>(() => new BootstrapOptions { Seed = 1, Method = (BootstrapMethod)9 }, "There is no such method.*");
        Refuses<ArgumentOutOfRangeException>(() => new BootstrapOptions { Seed = 1, Threads = 0 }, "The number of threads must be positive, or -1 for as many as there are processors.*");
        Refuses<ArgumentOutOfRangeException>(() => new BootstrapOptions { Seed = 1, MaximumUndefinedShare = 1 }, "The share must be at least 0 and below 1.*");
        Refuses<ArgumentNullException>(() => new BootstrapOptions { Seed = 1, Scheme = null! }, "*Scheme*");
        Refuses<ArgumentNullException>(() => Bootstrap.Of(Sample.Pairs, Averager.Macro, Metric.F1, null!), "*options*");
    }

    [Fact]
    public void Difference_RefusesModelsOnDifferentRows()
    {
        LabelPairs<string> first = LabelPairs.From(["a", "b", "b"], ["a", "a", "b"]);
        Refuses<ArgumentException>(() => Difference(first, LabelPairs.From(["a", "b"], ["a", "b"])), "The models are not on the same rows: there are 3 for the first and 2 for the second.*");
        Refuses<ArgumentException>(() => Difference(first, LabelPairs.From(["a", "a", "b"], ["a", "a", "b"])), "The models are not on the same rows: row 1 is 'b' for the first and 'a' for the second.*");
        Refuses<ArgumentException>(() => Difference(first, LabelPairs.From(["a", "b", "b"], ["a", "a", "b"], [1, 1, 2.5])), "The models are not on the same rows: row 2 weighs 1 for the first and 2.5 for the second.*");
        Refuses<ArgumentException>(() => Difference(first, LabelPairs.From(["a", "b", "b"], ["a", "a", "b"], [1, 0, 1])), "The models are not on the same rows: row 1 is 'b' for the first and left out for the second.*");
        Refuses<ArgumentException>(() => Difference(first, LabelPairs.From(["a", "b", "b"], ["a", "a", "c"])), "'c' is a class of the second model only; declare the same classes for both.*");
        Refuses<ArgumentException>(
            () => Difference(first, LabelPairs.From(["a", "b", "b"], ["a", "a", "b"], options: new() { Classes = ["b", "a"] })),
            "The models have the same classes in another order, or compare labels differently; declare the same classes for both.*");
        Refuses<ArgumentException>(
            () => Bootstrap.Difference(ClassScores.From(["a", "b"], [0.1, 0.9, 0.8, 0.2], ["a", "b"]), ClassScores.From(["b", "b"], [0.1, 0.9, 0.8, 0.2], ["a", "b"]), Averager.Micro, Metric.RocAuc, Seeded),
            "The models are not on the same rows: row 0 is 'a' for the first and 'b' for the second.*");

        static object Difference(LabelPairs<string> one, LabelPairs<string> two) => Bootstrap.Difference(one, two, Averager.Macro, Metric.F1, Seeded);
    }

    [Fact]
    public void Schemes_RefuseWhatTheDataCannotTell()
    {
        ResamplingScheme clusters = ResamplingScheme.ClusteredBy(Sample.Clusters);
        Refuses<InvalidOperationException>(() => Of(Sample.Pairs.Matrix, clusters), "A matrix has forgotten its rows, and cannot be drawn by cluster; take LabelPairs.");
        Refuses<InvalidOperationException>(() => Of(Sample.Pairs.Matrix, ResamplingScheme.StratifiedBy(Sample.Clusters)), "A matrix has forgotten its rows, and cannot be drawn by stratum; take LabelPairs.");
        Refuses<InvalidOperationException>(() => Of(Sample.Weighted.Matrix, ResamplingScheme.Samples), "The samples of a cell have different weights, which a matrix has forgotten; take LabelPairs.");
        Refuses<InvalidOperationException>(() => Of(ConfusionMatrix.FromCells(["a", "b"], new[,] { { 2, 1.5 }, { 0, 3 } }), ResamplingScheme.Samples), "A cell holds 1.5 samples; only whole samples can be drawn.");
        Refuses<ArgumentException>(
            () => Bootstrap.Of(Sample.Pairs, Averager.Macro, Metric.F1, Seeded with { Scheme = ResamplingScheme.ClusteredBy(Sample.Actual.Select(_ => "one").ToArray()) }),
            "All samples are in one cluster; an error needs at least two.*");
        Refuses<ArgumentException>(() => Bootstrap.Of(Sample.Pairs, Averager.Macro, Metric.F1, Seeded with { Scheme = ResamplingScheme.ClusteredBy([1, 2]) }), "'rows' has 60 entries and 'keys' has 2; they must have the same number.*");
        Refuses<ArgumentException>(() => ResamplingScheme.ClusteredBy(["x", null!]), "The key of row 1 is null.*");
        Refuses<ArgumentException>(() => Bootstrap.OfRows([1, 2, 3], rows => rows.Count, Seeded with { Scheme = ResamplingScheme.ByClass }), "Rows of any kind have no class; take ResamplingScheme.StratifiedBy(keys).*");
        Refuses<ArgumentException>(() => Bootstrap.OfRows(Array.Empty<int>(), rows => rows.Count, Seeded), "There are no samples.*");
        Refuses<ArgumentException>(() => Bootstrap.OfRows([1], rows => rows.Count, Seeded), "There is one sample; a bootstrap needs at least two.*");

        static object Of(ConfusionMatrix<string> matrix, ResamplingScheme scheme) => Bootstrap.Of(matrix, Averager.Macro, Metric.F1, Seeded with { Scheme = scheme });
    }

    [Fact]
    public void Of_CountsUndefinedReplicates_AndRefusesTooMany()
    {
        // One case of b in twenty: it is missing from about (1 - 1/20)^20 = 36% of the draws.
        ConfusionMatrix<string> matrix = ConfusionMatrix.FromCells(["a", "b"], new double[,] { { 15, 4 }, { 0, 1 } });
        BootstrapResult lenient = Bootstrap.Of(matrix, m => m["b"].Recall, Seeded with { Replicates = 2000, MaximumUndefinedShare = 0.5 });
        BootstrapResult throwing = Bootstrap.Of(matrix, new MacroAverager(UndefinedPolicy.Throw), Metric.Recall, Seeded with { Replicates = 2000, MaximumUndefinedShare = 0.5 });

        lenient.UndefinedCount.Should().BeInRange(650, 780).And.Be(lenient.Replicates.Count(double.IsNaN));
        lenient.Warnings.Should().Contain($"undefined in {lenient.UndefinedCount} of 2000 replicates, which are left out");
        lenient.Warnings.Should().Contain("the statistic is undefined when some sample is left out; its skewness was taken as zero");
        throwing.UndefinedCount.Should().Be(lenient.UndefinedCount);
        Refuses<InvalidOperationException>(
            () => Bootstrap.Of(matrix, m => m["b"].Recall, Seeded with { Replicates = 2000 }),
            $"The statistic is undefined or infinite in {lenient.UndefinedCount} of 2000 replicates; at most a share of 0.05 may be (MaximumUndefinedShare).");
    }

    [Fact]
    public void Of_IsUndefinedWhereTheStatisticIs()
    {
        BootstrapResult result = Bootstrap.Of(Sample.Pairs.Matrix, _ => double.PositiveInfinity, Seeded);

        (result.Value, result.Low, result.High, result.StandardError).Should().Be((double.NaN, double.NaN, double.NaN, double.NaN));
        result.Replicates.Should().BeEmpty();
        result.Warnings.Should().Equal("the statistic is undefined on the samples themselves");
        result.ToString().Should().Be("statistic = undefined");
    }

    [Fact]
    public void Of_EstimateOutsideAllReplicates_IsWarnedOf()
    {
        BootstrapResult result = Bootstrap.OfRows([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], rows => rows.Distinct().Count(), Seeded);

        result.Warnings.Should().Equal("the estimate lies outside all replicates");
        result.Low.Should().BeLessThanOrEqualTo(result.High).And.BeGreaterThanOrEqualTo(result.Replicates.Min());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Of_CancelledInTheMiddle_StopsAndLeavesNothingRunning(int threads)
    {
        using var source = new CancellationTokenSource();
        int calls = 0, running = 0;
        Action run = () => Bootstrap.Of(
            Sample.Pairs.Matrix,
            _ =>
            {
                Interlocked.Increment(ref running);
                if (Interlocked.Increment(ref calls) == 50) source.Cancel();
                Interlocked.Decrement(ref running);
                return 0.5;
            },
            Seeded with { Replicates = 1_000_000, Threads = threads, CancellationToken = source.Token });

        run.Should().Throw<OperationCanceledException>().Which.CancellationToken.Should().Be(source.Token);
        int after = calls;
        running.Should().Be(0);
        Thread.Sleep(50);
        calls.Should().Be(after).And.BeLessThan(100_000);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Of_ThrowsWhatTheStatisticThrows(int threads)
    {
        int calls = 0;
        Refuses<FormatException>(
            () => Bootstrap.Of(Sample.Pairs.Matrix, _ => Interlocked.Increment(ref calls) > 20 ? throw new FormatException("own") : 0.5, Seeded with { Threads = threads }), "own");
    }

    [Fact]
    public void Progress_GrowsToTheEnd()
    {
        var progress = new Recorder();
        Bootstrap.Of(Sample.Pairs.Matrix, Averager.Macro, Metric.F1, Seeded with { Replicates = 1234, Progress = progress });

        progress.Reports.Should().BeInAscendingOrder().And.HaveCountGreaterThan(90).And.HaveCountLessThan(120);
        progress.Reports[^1].Should().Be(1234);
    }

    private static void Refuses<TException>(Func<object> call, string message)
        where TException : Exception => call.Should().ThrowExactly<TException>().WithMessage(message);

    private sealed class Recorder : IProgress<int>
    {
        public List<int> Reports { get; } = [];

        public void Report(int value) => Reports.Add(value);
    }
}
