using CsCheck;
using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Scores;

public class ScorePropertiesTest
{
    [Fact]
    public void RocAuc_IsPairCounting_TiesHalf() => RandomScores.Any.Sample(drawn =>
    {
        ClassScores<int> scores = drawn.Bind();
        foreach (int c in drawn.Classes) Golden.Agree(Metric.RocAuc.Measure(scores[c]), ByHand.Auc(drawn.Entries(c)), Golden.Exact, $"class {c}");
        Golden.Agree(Averager.Micro.Auc(scores).Value, ByHand.Auc(drawn.Classes.SelectMany(drawn.Entries)), Golden.Exact, "micro");
    });

    [Fact]
    public void AveragePrecision_IsTheStepSumOverThresholds() => RandomScores.Any.Sample(drawn =>
    {
        ClassScores<int> scores = drawn.Bind();
        foreach (int c in drawn.Classes) Golden.Agree(Metric.AveragePrecision.Measure(scores[c]), ByHand.AveragePrecision(drawn.Entries(c)), Golden.Exact, $"class {c}");
        Golden.Agree(Averager.Micro.AveragePrecision(scores).Value, ByHand.AveragePrecision(drawn.Classes.SelectMany(drawn.Entries)), Golden.Exact, "micro");
    });

    [Fact]
    public void RocAuc_IsTheAreaBelowTheRoc() => RandomScores.Any.Sample(drawn =>
    {
        ClassScores<int> scores = drawn.Bind();
        foreach (ScoredClass part in scores.PerClass.ToArray().Append(ScoredClass.Pool(scores.PerClass)))
        {
            double area = Metric.RocAuc.Measure(part);
            if (double.IsNaN(area)) continue;
            Golden.Agree(part.Curve.Roc().TrapezoidArea(), area, Golden.Exact, "trapezoid");
            Golden.Agree(Metric.PartialAuc(0, 1).Measure(part), area, Golden.Exact, "whole partial area");
            Golden.Agree(Metric.PartialAuc(0, 1, standardized: true).Measure(part), area, Golden.Exact, "whole partial area, standardised");
            Golden.Agree(Metric.PartialAucOverSensitivity(0, 1).Measure(part), area, Golden.Exact, "over sensitivities");
            double split = Metric.PartialAuc(0, 0.3).Measure(part) + Metric.PartialAuc(0.3, 1).Measure(part);
            Golden.Agree(split, area, Golden.Exact, "in two parts");
        }
    });

    [Fact]
    public void OneVsOneAuc_IsTheMeanOverPairs() => RandomScores.Any.Sample(drawn =>
    {
        ClassScores<int> scores = drawn.Bind();
        Golden.Agree(scores.OneVsOneAuc(UndefinedPolicy.Skip), ByHand.OneVsOne(drawn, weighted: false), Golden.Exact, "plain");
        Golden.Agree(scores.WeightedOneVsOneAuc(UndefinedPolicy.Skip), ByHand.OneVsOne(drawn, weighted: true), Golden.Exact, "weighted");
        bool complete = scores.PerClass.ToArray().All(part => part.Support > 0);
        double.IsNaN(scores.OneVsOneAuc()).Should().Be(!complete);
    });

    [Fact]
    public void SwappedPositives_ReflectTheArea() => RandomScores.Any.Sample(drawn =>
    {
        int[] swapped = Array.ConvertAll(drawn.Actual, c => c == 0 ? 1 : 0);
        double[] scores = [.. Enumerable.Range(0, drawn.Actual.Length).Select(row => drawn.Score(row, 0))];
        double area = Metric.RocAuc.Measure(ClassScores.ForPositive(drawn.Actual, scores, 0, drawn.Weights)[0]);
        double reflected = Metric.RocAuc.Measure(ClassScores.ForPositive(swapped, scores, 0, drawn.Weights)[0]);
        Golden.Agree(reflected, 1 - area, Golden.Exact, "area");
    });

    [Fact]
    public void IncreasingTransforms_LeaveMacroAndWeightedAlone() => RandomScores.Any.Sample(drawn =>
    {
        // A different one for every class, and one that keeps distinct scores distinct.
        double[] transformed = [.. drawn.Scores.Select((score, i) => (i % drawn.K) switch { 0 => score * 8, 1 => Math.Exp(score), 2 => score - 1, _ => Math.Cbrt(score) })];
        if (drawn.Classes.Any(c => Distinct(drawn.Scores, c, drawn.K) != Distinct(transformed, c, drawn.K))) return;
        ClassScores<int> before = drawn.Bind(), after = (drawn with { Scores = transformed }).Bind();
        foreach (ScoreMetric metric in new[] { Metric.RocAuc, Metric.AveragePrecision })
        {
            SameBits(new MacroAverager(UndefinedPolicy.Skip).Average(after, metric).Value, new MacroAverager(UndefinedPolicy.Skip).Average(before, metric).Value);
            SameBits(Averager.Weighted.Average(after, metric).Value, Averager.Weighted.Average(before, metric).Value);
        }
    });

    [Fact]
    public void IncreasingTransformOfOneClass_ChangesMicro()
    {
        string[] actual = ["a", "a", "b"], classes = ["a", "b"];
        var before = ClassScores.From(actual, new[,] { { 0.9, 0.1 }, { 0.6, 0.4 }, { 0.3, 0.7 } }, classes);

        // Class b's scores halved: within the class nothing changes, but its positive falls below other classes' entries.
        var after = ClassScores.From(actual, new[,] { { 0.9, 0.05 }, { 0.6, 0.2 }, { 0.3, 0.35 } }, classes);
        var lower = ClassScores.From(actual, new[,] { { 0.9, 0.01 }, { 0.6, 0.04 }, { 0.3, 0.07 } }, classes);

        Averager.Macro.Auc(before).Value.Should().Be(1);
        Averager.Macro.Auc(after).Value.Should().Be(1);
        Averager.Macro.Auc(lower).Value.Should().Be(1);
        Averager.Weighted.Auc(lower).Value.Should().Be(1);
        Averager.Micro.Auc(before).Value.Should().Be(1);
        Averager.Micro.Auc(after).Value.Should().Be(1);
        Averager.Micro.Auc(lower).Value.Should().BeApproximately(8.0 / 9, 1e-15);
    }

    [Fact]
    public void RowOrder_DoesNotMatter() => RandomScores.Any.Sample(drawn =>
    {
        int[] order = [.. Enumerable.Range(0, drawn.Actual.Length).Reverse()];
        RandomScores reordered = drawn with
        {
            Actual = [.. order.Select(row => drawn.Actual[row])],
            Scores = [.. order.SelectMany(row => drawn.Scores.AsSpan(row * drawn.K, drawn.K).ToArray())],
            Weights = drawn.Weights is null ? null : [.. order.Select(row => drawn.Weights[row])],
        };
        bool exact = drawn.Weights is null || drawn.Weights.All(weight => weight == Math.Floor(weight));
        foreach ((double first, double second) in All(drawn.Bind()).Zip(All(reordered.Bind())))
        {
            if (exact) SameBits(second, first);
            else Golden.Agree(second, first, Golden.Exact, "reordered");
        }
    });

    [Fact]
    public void WholeWeights_AreRepeatedRows() => RandomScores.WholeWeights.Sample(drawn =>
    {
        int[] rows = [.. Enumerable.Range(0, drawn.Actual.Length).SelectMany(row => Enumerable.Repeat(row, (int)drawn.WeightOf(row)))];
        RandomScores repeated = drawn with
        {
            Actual = [.. rows.Select(row => drawn.Actual[row])],
            Scores = [.. rows.SelectMany(row => drawn.Scores.AsSpan(row * drawn.K, drawn.K).ToArray())],
            Weights = null,
        };
        foreach ((double weighted, double plain) in All(drawn.Bind()).Zip(All(repeated.Bind()))) Golden.Agree(weighted, plain, 1e-14, "weighted");
        foreach (int c in drawn.Classes) SameBits(Metric.RocAuc.Measure(drawn.Bind()[c]), Metric.RocAuc.Measure(repeated.Bind()[c]));
        drawn.Bind().Curve(0).Should().Equal(repeated.Bind().Curve(0));
    });

    [Fact]
    public void ScaledWeights_ChangeNothing() => RandomScores.AnyWeights.Sample(drawn =>
    {
        // By powers of two: nothing rounds, and the products of weights would vanish or overflow.
        foreach (double factor in new[] { Math.ScaleB(1, -700), Math.ScaleB(1, 700) })
        {
            RandomScores scaled = drawn with { Weights = Array.ConvertAll(drawn.Weights!, weight => weight * factor) };
            foreach ((double first, double second) in All(drawn.Bind()).Zip(All(scaled.Bind()))) Golden.Agree(second, first, Golden.Exact, $"times {factor}");
        }
    });

    [Fact]
    public void Floats_GiveTheBitsOfEqualDoubles() => RandomScores.Any.Sample(drawn =>
    {
        float[] narrow = Array.ConvertAll(drawn.Scores, score => (float)score);
        RandomScores wide = drawn with { Scores = Array.ConvertAll(narrow, score => (double)score) };
        var scores = ClassScores.From(drawn.Actual, narrow, drawn.Classes, drawn.Weights);
        foreach ((double first, double second) in All(scores).Zip(All(wide.Bind()))) SameBits(first, second);
        scores.MicroCurve().Should().Equal(wide.Bind().MicroCurve());
    });

    [Fact]
    public void RowsOfWeightZero_Vanish() => RandomScores.WholeWeights.Sample(drawn =>
    {
        int[] rows = [.. Enumerable.Range(0, drawn.Actual.Length).Where(row => drawn.WeightOf(row) > 0)];
        RandomScores kept = drawn with
        {
            Actual = [.. rows.Select(row => drawn.Actual[row])],
            Scores = [.. rows.SelectMany(row => drawn.Scores.AsSpan(row * drawn.K, drawn.K).ToArray())],
            Weights = [.. rows.Select(drawn.WeightOf)],
        };
        foreach ((double first, double second) in All(drawn.Bind()).Zip(All(kept.Bind()))) SameBits(first, second);
        drawn.Bind().MicroCurve().Should().Equal(kept.Bind().MicroCurve());
        drawn.Bind().SampleCount.Should().Be(rows.Length);
    });

    [Fact]
    public void RocAuc_KeepsItsDigitsOverManyEqualWeights()
    {
        // Added plainly, the negatives' weights would be off in the ninth digit.
        const int n = 1_000_000;
        var actual = new bool[n];
        double[] scores = new double[n], weights = new double[n];
        for (int i = 0; i < n; i++)
        {
            actual[i] = i is 333_333;
            scores[i] = i;
            weights[i] = 0.1;
        }

        ScoredClass scored = ClassScores.ForPositive(actual, scores, positive: true, weights)[true];

        Metric.RocAuc.Measure(scored).Should().BeApproximately(333_333.0 / 999_999, 1e-15);
        scored.Ranks.Gaps[0].Should().BeApproximately(33_333.3, 1e-11);
        scored.NegativeWeight.Should().BeApproximately(99_999.9, 2e-11);
        scored.Curve[^1].Counts.FalsePositives.Should().BeApproximately(99_999.9, 2e-11);
    }

    private static IEnumerable<double> All(ClassScores<int> scores)
    {
        foreach (ScoredClass part in scores.PerClass.ToArray().Append(ScoredClass.Pool(scores.PerClass)))
        {
            foreach (ScoreMetric metric in new[]
            {
                Metric.RocAuc, Metric.AveragePrecision, Metric.PrecisionRecallTrapezoid, Metric.EqualErrorRate, Metric.KolmogorovSmirnov,
                Metric.BestFBeta(), Metric.PartialAuc(0.1, 0.6), Metric.RecallAtPrecision(0.4), Metric.SpecificityAtRecall(0.6),
            })
            {
                yield return metric.Measure(part);
            }
        }

        yield return scores.OneVsOneAuc(UndefinedPolicy.Skip);
        yield return scores.WeightedOneVsOneAuc(UndefinedPolicy.Skip);
    }

    private static int Distinct(double[] scores, int c, int k) => scores.Where((_, i) => i % k == c).Distinct().Count();

    private static void SameBits(double actual, double expected) => BitConverter.DoubleToInt64Bits(actual).Should().Be(BitConverter.DoubleToInt64Bits(expected));
}
