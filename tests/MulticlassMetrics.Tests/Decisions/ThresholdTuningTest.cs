using CsCheck;
using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Decisions;

public class ThresholdTuningTest
{
    private static readonly CountsMetric[] Metrics =
    [
        Metric.F1, Metric.Precision, Metric.Recall, Metric.FBeta(0.5), Metric.Jaccard, Metric.FalseDiscoveryRate, Metric.OneVsRestAccuracy, Metric.MatthewsCorrelation,
        Metric.PositiveLikelihoodRatio,
    ];

    // Of a threshold that is a chance of infinity, of negative numerators, and of both signs.
    private static readonly RatioMetric[] Ratios =
    [
        .. Metrics.OfType<RatioMetric>(),
        Metric.Ratio("hits per false alarm", new(1), new(FalsePositives: 1), MetricRange.NotNegative, MetricDirection.HigherIsBetter),
        Metric.Ratio("net hits", new(1, -1), new(1, 1), MetricRange.MinusOneToOne, MetricDirection.HigherIsBetter),
        Metric.Ratio("misses per rejection", new(FalseNegatives: 1), new(TrueNegatives: 1, FalseNegatives: 1), MetricRange.ZeroToOne, MetricDirection.LowerIsBetter),
        Metric.Ratio("net cost", new(-2, 1), new(FalsePositives: 1), MetricRange.Unbounded, MetricDirection.LowerIsBetter),
    ];

    private static readonly Gen<ClassScores<int>> Small = Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[2, 6], Gen.Int[2, 3], Gen.Int[2, 9]).Select((seed, rows, classes, grain) =>
        RandomProbabilities.WeightedAndRepeated(seed, rows, classes, grain).Weighted);

    [Fact]
    public void OneVsRest_IsBestOfAllCombinationsForMeansOfClasses() =>
        Gen.Select(Small, OneOf(Metrics), OneOf(UndefinedPolicy.Zero, UndefinedPolicy.One), Gen.Int[0, 3]).Sample(
            (scores, metric, policy, kind) => CheckBest(scores, metric, kind switch
            {
                0 => new MacroAverager(policy),
                1 => new WeightedAverager(policy),
                2 => new WorstAverager(policy),
                _ => Averager.WeightedBy(scores.Classes.ToDictionary(label => label, label => label + 0.5), policy),
            }),
            iter: 300);

    [Fact]
    public void OneVsRest_IsBestOfAllCombinationsForPooledRatios() =>
        Gen.Select(Small, OneOf(Ratios), OneOf(UndefinedPolicy.Zero, UndefinedPolicy.One, UndefinedPolicy.Skip)).Sample(
            (scores, metric, policy) => CheckBest(scores, metric, new MicroAverager(policy)), iter: 500);

    [Fact]
    public void OneVsRest_PoolsOneClassForAnyMetric()
    {
        var scores = ClassScores.ForPositive([true, true, false, true, false], [0.9, 0.8, 0.7, 0.4, 0.2], positive: true);

        TunedThresholds<bool> tuned = ThresholdTuning.OneVsRest(scores, Metric.Informedness, Averager.Micro);

        tuned[true].Should().Be(scores.Curve(true).YoudenPoint().Threshold);
        tuned.Score.Value.Should().BeApproximately(scores.Curve(true).YoudenPoint().Value, 1e-15);
    }

    [Fact]
    public void OneVsRest_TakesTheHighestOfEquallyGoodThresholds()
    {
        var scores = ClassScores.ForPositive([true, false, true, false, false, false], [0.9, 0.8, 0.7, 0.6, 0.5, 0.4], positive: true);

        // F1 is 2/3 at 0.9 and 0.8 at 0.7; recall is 1 from 0.7 down.
        ThresholdTuning.OneVsRest(scores, Metric.Recall, Averager.Macro)[true].Should().Be(0.7);
        ThresholdTuning.OneVsRest(scores, Metric.Precision, Averager.Macro)[true].Should().Be(0.9);
    }

    [Fact]
    public void OneVsRest_PredictsNobodyAsAClassThatNeverOccurs()
    {
        var scores = ClassScores.From(["a", "b"], new[,] { { 0.6, 0.3, 0.1 }, { 0.2, 0.4, 0.4 } }, ["a", "b", "c"]);

        TunedThresholds<string> tuned = ThresholdTuning.OneVsRest(scores, Metric.F1, new MacroAverager(UndefinedPolicy.One));

        tuned["c"].Should().Be(double.PositiveInfinity);
        tuned.Score.Value.Should().Be(1);
        tuned.Counts["c"].Should().Be(new BinaryCounts(0, 0, 2, 0));
        tuned.ToString().Should().Be("F1 (macro, 3 classes) = 1.000; a 0.6, b 0.4, c Infinity");
    }

    [Fact]
    public void OneVsRest_AvoidsUndefinedThresholdsThatNoNumberStandsFor()
    {
        var scores = ClassScores.From(["a", "b"], new[,] { { 0.3, 0.7 }, { 0.6, 0.4 } }, ["a", "b"]);
        foreach (IAverager averager in new IAverager[] { new MacroAverager(UndefinedPolicy.Skip), new MacroAverager(UndefinedPolicy.Throw), new MicroAverager(UndefinedPolicy.Throw) })
        {
            ThresholdTuning.OneVsRest(scores, Metric.Precision, averager).Score.Value.Should().Be(0.5, averager.Name);
        }
    }

    [Fact]
    public void OneVsRest_CountsInfiniteScoresAsThresholdsDo()
    {
        var scores = ClassScores.ForPositive([false, true], [double.PositiveInfinity, 1], positive: true);

        TunedThresholds<bool> tuned = ThresholdTuning.OneVsRest(scores, Metric.Specificity, Averager.Macro);

        tuned[true].Should().Be(double.PositiveInfinity);
        tuned.Score.Value.Should().Be(0);
        tuned.Counts[true].Should().Be(scores.Curve(true).At(double.PositiveInfinity));
    }

    [Fact]
    public void SingleLabel_IsNeverWorseThanTheArgMaxAndNoSingleThresholdIsBetter() =>
        Gen.Select(Small, OneOf(Metrics), Gen.Bool).Sample(
            (scores, metric, micro) =>
            {
                IAverager averager = micro ? Averager.Micro : Averager.Macro;
                TunedThresholds<int> tuned = ThresholdTuning.SingleLabel(scores, metric, averager);
                double Value(IReadOnlyDictionary<int, double> thresholds) => Signed(metric, averager.Average(scores.ConfusionMatrix(thresholds), metric).Value);

                tuned.Score.Value.Should().Be(averager.Average(scores.ConfusionMatrix(tuned.Thresholds), metric).Value);
                tuned.Counts.PerClass.ToArray().Should().Equal(scores.ConfusionMatrix(tuned.Thresholds).PerClass.ToArray());
                double reached = Signed(metric, tuned.Score.Value);
                reached.Should().BeGreaterThanOrEqualTo(Signed(metric, averager.Average(scores.ConfusionMatrix(), metric).Value));
                for (int step = -40; step <= 40; step++)
                {
                    // Steps that no difference of scores hits, so that nothing rests on ties.
                    foreach (int label in scores.Classes) Value(tuned.Thresholds.SetItem(label, (step + 0.123456) / 20)).Should().BeLessThanOrEqualTo(reached + 1e-9);
                }
            },
            iter: 100);

    [Fact]
    public void SingleLabel_FindsTheBestOfTwoClasses() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[3, 30], OneOf(Metrics)).Sample(
            (seed, rows, metric) =>
            {
                ClassScores<int> scores = RandomProbabilities.WeightedAndRepeated(seed, rows, 2, grain: 12).Weighted;
                double best = double.NegativeInfinity;
                for (int step = -300; step <= 300; step++)
                {
                    var thresholds = new Dictionary<int, double> { [0] = (step + 0.123456) / 250, [1] = 0 };
                    best = Math.Max(best, Signed(metric, Averager.Macro.Average(scores.ConfusionMatrix(thresholds), metric).Value));
                }

                // With two classes only one difference matters, so that the first step is already the best there is.
                Signed(metric, ThresholdTuning.SingleLabel(scores, metric, Averager.Macro).Score.Value).Should().BeGreaterThanOrEqualTo(best - 1e-9);
            },
            iter: 100);

    [Fact]
    public void SingleLabel_WorksWithFractionalWeights()
    {
        (int[] actual, double[] rows) = RandomProbabilities.Rows(seed: 21, rows: 200, classes: 4);
        double[] weights = [.. Enumerable.Range(0, 200).Select(row => 0.1 + (row % 7 * 0.3))];
        var scores = ClassScores.From(actual, rows, [0, 1, 2, 3], weights);

        TunedThresholds<int> tuned = ThresholdTuning.SingleLabel(scores, Metric.F1, Averager.Macro);

        tuned.Score.Value.Should().BeGreaterThan(Averager.Macro.F1(scores.ConfusionMatrix()).Value);
        Averager.Macro.F1(scores.ConfusionMatrix(tuned.Thresholds)).Value.Should().Be(tuned.Score.Value);
    }

    [Fact]
    public void Tuning_RefusesBadArguments()
    {
        var scores = ClassScores.From(["a", "b"], new[,] { { 0.6, double.PositiveInfinity }, { 0.2, 0.4 } }, ["a", "b"]);

        scores.Invoking(s => ThresholdTuning.OneVsRest(s, Metric.MatthewsCorrelation, Averager.Micro)).Should().Throw<ArgumentException>().WithMessage("'Matthews correlation' is no ratio of sums of counts*");
        scores.Invoking(s => ThresholdTuning.OneVsRest(s, Metric.Prevalence, Averager.Macro)).Should().Throw<ArgumentException>().WithMessage("The metric 'prevalence' has no better and no worse.*");
        scores.Invoking(s => ThresholdTuning.OneVsRest(s, Metric.F1, new Unknown())).Should().Throw<ArgumentException>().WithMessage("The averager 'of one's own' is not known*");
        scores.Invoking(s => ThresholdTuning.SingleLabel(s, Metric.F1, Averager.Macro)).Should().Throw<ArgumentException>().WithMessage("The score of row 0 for class 'b' is Infinity; it must be finite.*");
        scores.Invoking(s => ThresholdTuning.SingleLabel(s, Metric.F1, Averager.Macro, maxRounds: 0)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("maxRounds");
        scores.Invoking(s => ThresholdTuning.OneVsRest(s, null!, Averager.Macro)).Should().Throw<ArgumentNullException>();
        ClassScores.From(["a"], [0.2, 0.8], ["a", "b"]).Invoking(s => ThresholdTuning.SingleLabel(s, Metric.Recall, new MacroAverager(UndefinedPolicy.Throw)))
            .Should().Throw<UndefinedMetricException>().WithMessage("*class 'b'*");
    }

    private static void CheckBest(ClassScores<int> scores, CountsMetric metric, IAverager averager)
    {
        TunedThresholds<int> tuned = ThresholdTuning.OneVsRest(scores, metric, averager);

        tuned.Counts.PerClass.ToArray().Should().Equal(scores.CountsAt(tuned.Thresholds).PerClass.ToArray());
        double reached = Signed(metric, tuned.Score.Value), best = Combinations(scores).Max(counts => Signed(metric, averager.BindTo(scores.Classes).Average<BinaryCounts>(counts, metric).Value));
        Golden.Agree(reached, best, Golden.Exact, $"{metric} {averager.Name} {tuned}");
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    // Undefined counts as worse than anything.
    private static double Signed(CountsMetric metric, double value) =>
        double.IsNaN(value) ? double.NegativeInfinity : metric.Direction == MetricDirection.LowerIsBetter ? -value : value;

    private static IEnumerable<BinaryCounts[]> Combinations(ClassScores<int> scores)
    {
        IEnumerable<BinaryCounts[]> all = [[]];
        foreach (int label in scores.Classes)
        {
            BinaryCounts[] choices = [.. scores.Curve(label).Select(point => point.Counts)];
            all = all.SelectMany(_ => choices, (chosen, next) => (BinaryCounts[])[.. chosen, next]);
        }

        return all;
    }

    private sealed class Unknown : IAverager
    {
        public string Name => "of one's own";

        public AveragedParts Average<TPart>(ReadOnlySpan<TPart> perClass, IMetric<TPart> metric)
            where TPart : IPoolable<TPart> => Averager.Macro.Average(perClass, metric);
    }
}
