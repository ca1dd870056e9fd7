using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Explanation;

/// <summary>Where a class shows no variance, its parts must neither claim certainty nor be without an interval.</summary>
public class ZeroVarianceOfGapsTest
{
    private static readonly ConfusionMatrix<string> Opposite = ConfusionMatrix.FromCells(["right", "wrong"], new double[,] { { 60, 0 }, { 40, 0 } });

    [Fact]
    public void DragWithoutVariance_HasTheIntervalOfWhatWasNotSeen()
    {
        GapTerm drag = AverageGap.Of(Opposite, Metric.Recall).Classes[0].Drag;

        drag.Value.Should().Be(-0.5);
        drag.StandardError.Should().Be(0);
        double reach = (1 - (Math.Pow(0.025, 1 / 60.0) / 2)) - (Math.Pow(0.025, 1 / 40.0) / 2);
        drag.High.Should().BeApproximately(-0.5 + reach, 1e-14);
        drag.Low.Should().BeApproximately(-0.5 - reach, 1e-14);
        drag.Method.Should().Be("Clopper-Pearson on 40 cases (zero variance)");
    }

    [Fact]
    public void PValueWithoutVariance_IsTheLevelAtWhichTheIntervalEndsAtZero()
    {
        var matrix = ConfusionMatrix.FromCells(["right", "wrong"], new double[,] { { 6, 0 }, { 4, 0 } });
        double p = AverageGap.Of(matrix, Metric.Recall).Classes[0].Drag.PValue;

        p.Should().BeInRange(1e-6, 0.5);
        (1 - (Math.Pow(p / 2, 1 / 6.0) / 2) - (Math.Pow(p / 2, 1 / 4.0) / 2)).Should().BeApproximately(0.5, 1e-12);
        AverageGap.Of(matrix, Metric.Recall, confidence: 1 - (p * 0.99)).Classes[0].Drag.High.Should().BePositive();
        AverageGap.Of(matrix, Metric.Recall, confidence: 1 - (p * 1.01)).Classes[0].Drag.High.Should().BeNegative();
    }

    [Fact]
    public void AveragesAndValues_HaveTheIntervalsOfEveryOtherEstimate()
    {
        // By standard errors alone 0.95 and twice its error are more than one.
        var matrix = ConfusionMatrix.FromCells(["a", "b"], new double[,] { { 19, 1 }, { 1, 18 } });
        AverageGap<string> gap = AverageGap.Of(matrix, Metric.Recall);

        Agree(gap.Macro, matrix.Estimate(Averager.Macro, Metric.Recall));
        Agree(gap.Weighted, matrix.Estimate(Averager.Weighted, Metric.Recall));
        Agree(gap.Micro, matrix.Estimate(Averager.Micro, Metric.Recall));
        Agree(gap.Classes[0].Value, matrix.Estimate("a", Metric.Recall));
        Agree(AverageGap.Of(matrix, Metric.F1).Classes[1].Value, matrix.Estimate("b", Metric.F1));
        (gap.Classes[0].Share.Low, gap.Classes[0].Share.Method).Should().Be((new Proportion(20, 39).Wilson(0.95).Low, "Wilson"));
        new[] { gap.Gap, gap.Prevalence, gap.Second, gap.Classes[0].Drag, gap.Classes[0].Prevalence }.Should().OnlyContain(term => term.Method.StartsWith("Wald"), "a difference has no range to keep to");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AveragesAndValuesOfScores_HaveTheIntervalsOfEveryOtherEstimate(bool weighted)
    {
        Predictions data = Predictions.Read("data/soybean-diseases.logistic.csv");
        double[]? weights = weighted ? [.. data.Actual.Select((_, i) => 1.0 + (i % 3))] : null;
        var scores = ClassScores.From(data.Actual, data.Scores, data.Classes, weights);
        AverageGap<string> gap = AverageGap.Of(scores, Metric.AveragePrecision);

        Agree(gap.Micro, scores.Estimate(Averager.Micro, Metric.AveragePrecision));
        ClassGap<string> common = gap.Classes.MaxBy(c => c.Cases)!;
        Agree(common.Value, scores.Estimate(common.Class, Metric.AveragePrecision));
        common.Share.Method.Should().Be(weighted ? "Wilson (effective samples)" : "Wilson");
    }

    private static void Agree(GapTerm term, Estimate estimate)
    {
        term.Method.Should().Be(estimate.Method);
        term.Low.Should().BeApproximately(estimate.Low, 1e-13);
        term.High.Should().BeApproximately(estimate.High, 1e-13);
    }

    [Fact]
    public void ValueWithoutVariance_StaysInItsRange()
    {
        AverageGap<string> gap = AverageGap.Of(Opposite, Metric.Recall);
        (gap.Classes[0].Value.Low, gap.Classes[0].Value.High).Should().Be((Math.Pow(0.025, 1 / 60.0), 1));
        gap.Classes[1].Value.Low.Should().Be(0);
        gap.Classes[1].Value.High.Should().BeApproximately(1 - Math.Pow(0.025, 1 / 40.0), 1e-14);
        gap.Macro.Low.Should().BeApproximately(0.5 - (1 - ((Math.Pow(0.025, 1 / 60.0) + Math.Pow(0.025, 1 / 40.0)) / 2)), 1e-14);
    }

    [Fact]
    public void PerfectAucOnTwoCases_IsNoEvidence()
    {
        // The common classes overlap; the two of the rare class rank first in their column.
        var random = new Random(5);
        string[] actual = [.. Enumerable.Range(0, 400).Select(i => i < 2 ? "rare" : i % 2 == 0 ? "a" : "b")];
        double[][] rows = [.. actual.Select(label => (double[])[random.NextDouble() + (label == "a" ? 0.5 : 0), random.NextDouble() + (label == "b" ? 0.5 : 0), label == "rare" ? 2 : random.NextDouble()])];
        ClassGap<string> rare = AverageGap.Of(ClassScores.From(actual, rows, ["a", "b", "rare"]), Metric.RocAuc).Classes[2];

        rare.Value.Value.Should().Be(1);
        rare.Value.Low.Should().BeApproximately(Math.Sqrt(0.025), 1e-14);
        rare.Drag.Value.Should().BeNegative();
        (rare.Drag.Value / rare.Drag.StandardError).Should().BeLessThan(-3, "the other classes' errors alone would call it shown");
        rare.Drag.PValue.Should().Be(1);
        rare.Drag.High.Should().BePositive();
        rare.Drag.Method.Should().Be("Wald, Clopper-Pearson on 2 cases (what was not seen)");
    }

    [Fact]
    public void ClassOfFewCases_IsAtLeastAsUncertainAsTheirNumber()
    {
        // Four of five right have an error; the next case may still be of any kind.
        var matrix = ConfusionMatrix.FromCells(["a", "b"], new double[,] { { 900, 100 }, { 1, 4 } });
        ClassGap<string> few = AverageGap.Of(matrix, Metric.Recall).Classes[1], many = AverageGap.Of(matrix, Metric.Recall).Classes[0];

        few.Value.StandardError.Should().BeApproximately(Math.Sqrt(0.8 * 0.2 / 5), 1e-12);
        few.Value.Low.Should().BeApproximately(0.8 - (1 - Math.Pow(0.025, 1 / 5.0)), 1e-14);
        few.Value.Method.Should().Be("Wilson, Clopper-Pearson on 5 cases (what was not seen)");
        many.Value.Low.Should().BeApproximately(new Proportion(900, 1000).Wilson(0.95).Low, 1e-12);
        many.Value.Method.Should().Be("Wilson");
    }

    [Fact]
    public void ClassOfThreeCases_LikeTheOthers_IsSeldomCalledOtherwise()
    {
        // Every class has recall 0.9, so no drag is there to be shown; by standard errors alone a rare class whose three cases are right is shown to hold macro up.
        const int Runs = 2000;
        var random = new Random(11);
        int shown = 0, byErrorAlone = 0;
        for (int run = 0; run < Runs; run++)
        {
            int a = Right(400), b = Right(400), rare = Right(3);
            GapTerm drag = AverageGap.Of(ConfusionMatrix.FromCells(["a", "b", "rare"], new double[,] { { a, 400 - a, 0 }, { 400 - b, b, 0 }, { 3 - rare, 0, rare } }), Metric.Recall).Classes[2].Drag;
            if (drag.PValue < 0.05) shown++;
            if (Math.Abs(drag.Value) > 1.96 * drag.StandardError) byErrorAlone++;
        }

        (shown / (double)Runs).Should().BeLessThan(0.05);
        (byErrorAlone / (double)Runs).Should().BeGreaterThan(0.5);

        int Right(int samples) => Enumerable.Range(0, samples).Count(_ => random.NextDouble() < 0.9);
    }

    [Fact]
    public void UndefinedClass_IsFlagged_AndNotTested()
    {
        var matrix = ConfusionMatrix.FromCells(["a", "b", "c"], new double[,] { { 300, 20, 0 }, { 30, 100, 0 }, { 12, 4, 0 } });
        AverageGap<string> gap = AverageGap.Of(matrix, Metric.Precision);
        ClassGap<string> undefined = gap.Classes[2];

        undefined.UndefinedReason.Should().Be("0/0: TP + FP = 0");
        gap.Classes[0].UndefinedReason.Should().BeNull();
        undefined.Value.Value.Should().Be(0);
        undefined.Drag.Value.Should().BePositive();
        undefined.Drag.StandardError.Should().BePositive();
        new[] { undefined.Value, undefined.Drag, undefined.Prevalence, undefined.Second }.Should().OnlyContain(term => double.IsNaN(term.PValue) && double.IsNaN(term.AdjustedPValue));
        gap.Classes[0].Drag.AdjustedPValue.Should().BeLessThanOrEqualTo(2 * gap.Classes[0].Drag.PValue, "the undefined class is no third test");
        AverageGap.Of(matrix, Metric.Precision, UndefinedPolicy.Skip).Classes.Select(c => c.Class).Should().Equal("a", "b");
    }

    [Theory]
    [InlineData("shuttle.logistic")]
    [InlineData("soybean-diseases.logistic")]
    public void CostOfOneClass_IsTestedAsItsDrag(string name)
    {
        Predictions data = Predictions.Read($"data/{name}.csv");
        AverageGap<string> ofScores = AverageGap.Of(ClassScores.From(data.Actual, data.Scores, data.Classes), Metric.RocAuc);
        var matrix = ConfusionMatrix.FromLabels(data.Actual, data.Predicted, options: new LabelOptions<string> { Classes = data.Classes });
        foreach (AverageGap<string> gap in new[] { ofScores, AverageGap.Of(matrix, Metric.Recall), AverageGap.Of(matrix, Metric.F1), AverageGap.Of(matrix, Metric.Precision) })
        {
            foreach (ClassGap<string> one in gap.Classes)
            {
                GapTerm cost = gap.CostOf(one.Class);
                (cost.Method, double.IsNaN(cost.PValue)).Should().Be((one.Drag.Method, double.IsNaN(one.Drag.PValue)), one.Class);
                if (one.UndefinedReason is not null) continue;
                cost.Low.Should().BeApproximately(one.Drag.Low, 1e-10, one.Class);
                cost.PValue.Should().BeApproximately(one.Drag.PValue, 1e-8, one.Class);
            }
        }

        if (name == "shuttle.logistic") ofScores.CostOf("Bpv.Open").PValue.Should().Be(1, "two cases show nothing");
    }

    [Fact]
    public void CostOfClassesOfWhichNoneIsTested_IsNotTested()
    {
        var matrix = ConfusionMatrix.FromCells(["a", "b", "never", "nor"], new double[,] { { 300, 20, 40, 0 }, { 30, 100, 20, 0 }, { 0, 0, 0, 0 }, { 0, 0, 0, 0 } });
        AverageGap<string> gap = AverageGap.Of(matrix, Metric.F1);

        gap.CostOf("never", "nor").Should().Match<GapTerm>(cost => cost.Value > 0 && double.IsNaN(cost.PValue) && double.IsNaN(cost.AdjustedPValue));
        gap.CostOf("a", "never").PValue.Should().BeInRange(0, 1);
    }

    [Fact]
    public void FewPredictions_AreFewCasesOfPrecision()
    {
        // Forty samples of r, and five predictions of it.
        var matrix = ConfusionMatrix.FromCells(["a", "b", "r"], new double[,] { { 300, 20, 1 }, { 10, 200, 0 }, { 20, 16, 4 } });
        AverageGap<string> precision = AverageGap.Of(matrix, Metric.Precision), recall = AverageGap.Of(matrix, Metric.Recall);

        precision.Classes[2].Cases.Should().Be(40);
        precision.Classes[2].Value.Method.Should().Be("Wilson, Clopper-Pearson on 5 cases (what was not seen)");
        precision.Verdict().Should().ContainSingle(sentence => sentence.StartsWith("Fewer than 10 cases: r (5);", StringComparison.Ordinal));
        recall.Classes[2].Value.Method.Should().NotContain("Clopper");
        recall.Verdict().Should().NotContain(sentence => sentence.StartsWith("Fewer than", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void CasesOfUnequalWeight_AreAsManyAsTheyAreWorth(bool ofScores)
    {
        // Of the twenty samples of r one weighs as much as all others together: (1 + 1)² / (1 + 1/19) = 3.8 cases.
        string[] actual = [.. Enumerable.Range(0, 220).Select(i => i < 20 ? "r" : i % 2 == 0 ? "a" : "b")];
        string[] predicted = [.. actual.Select((label, i) => i % 5 == 3 ? "a" : label)];
        double[] unequal = [.. actual.Select((_, i) => i == 0 ? 19.0 : 1)], equal = [.. actual.Select(_ => 0.1)];
        double[][] rows = [.. predicted.Select((label, i) => (double[])[label == "a" ? 2 + (i % 3) : i % 4, label == "b" ? 2 + (i % 3) : i % 4, label == "r" ? 2 + (i % 3) : i % 4])];

        AverageGap<string> of = Gap(unequal), plain = Gap(equal);

        of.Classes.Single(c => c.Class == "r").Cases.Should().Be(20);
        of.Classes.Single(c => c.Class == "r").Drag.Method.Should().Be("Wald, Clopper-Pearson on 3.8 cases (what was not seen)");
        of.Summary().Should().EndWith(" Fewer than 10 cases: r (3.8).");
        plain.Summary().Should().NotContain("Fewer than");

        AverageGap<string> Gap(double[] weights) => ofScores
            ? AverageGap.Of(ClassScores.From(actual, rows, ["a", "b", "r"], weights), Metric.RocAuc)
            : AverageGap.Of(ConfusionMatrix.FromLabels(actual, predicted, weights), Metric.Recall);
    }

    [Fact]
    public void TenCasesOfOneWeight_AreNotFew()
    {
        string[] actual = [.. Enumerable.Range(0, 110).Select(i => i < 10 ? "r" : i % 2 == 0 ? "a" : "b")], predicted = [.. actual.Select((label, i) => i % 5 == 3 ? "a" : label)];
        AverageGap.Of(ConfusionMatrix.FromLabels(actual, predicted, [.. actual.Select(_ => 0.1)]), Metric.Recall).Summary().Should().NotContain("Fewer than");
    }

    [Fact]
    public void Clusters_AreTheCasesOfWhatWasNotSeen()
    {
        string[] actual = [.. Enumerable.Repeat("a", 60), .. Enumerable.Repeat("b", 40)];
        string[] predicted = [.. Enumerable.Repeat("a", 100)];
        int[] clusters = [.. Enumerable.Range(0, 100).Select(i => i % 4)];
        AverageGap.Of(LabelPairs.From(actual, predicted), Metric.Recall, clusters).Classes[0].Drag.Method.Should().Be("Clopper-Pearson on 4 cases (zero variance)");
    }

    [Fact]
    public void PerfectModel_HasGapsWithIntervals_AndP1()
    {
        AverageGap<string> gap = AverageGap.Of(ConfusionMatrix.FromCells(["a", "b"], new double[,] { { 40, 0 }, { 0, 20 } }), Metric.F1);

        gap.Gap.PValue.Should().Be(1);
        gap.Gap.High.Should().BePositive();
        gap.Macro.High.Should().Be(1);
        gap.Macro.Low.Should().BeApproximately(1 - ((2 - Math.Pow(0.025, 1 / 40.0) - Math.Pow(0.025, 1 / 20.0)) / 2), 1e-14);
        gap.Classes[0].Drag.PValue.Should().Be(1);
    }
}
