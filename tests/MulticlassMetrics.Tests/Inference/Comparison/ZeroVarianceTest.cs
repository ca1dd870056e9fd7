namespace MulticlassMetrics.Tests.Inference.Comparison;

/// <summary>Where the difference has no variance, no p-value may claim certainty, and the interval must say what could not be seen.</summary>
public class ZeroVarianceTest
{
    private static readonly string[] Actual = [.. Enumerable.Repeat("a", 60), .. Enumerable.Repeat("b", 40)];
    private static readonly string[] Good = [.. Enumerable.Repeat("a", 50), .. Enumerable.Repeat("b", 50)];

    [Fact]
    public void EqualModels_HaveP1_AndAnIntervalForTheDisagreementNotSeen()
    {
        PairedDifference same = Of(Good, Good).Difference(Averager.Micro, Metric.Recall);

        same.PValue.Should().Be(1);
        same.StandardError.Should().Be(0);
        double unseen = 1 - Math.Pow(0.025, 1 / 100.0);
        same.High.Should().BeApproximately(unseen, 1e-14);
        same.Low.Should().BeApproximately(-unseen, 1e-14);
        same.Method.Should().Be("Clopper-Pearson on 100 samples (the models never differ)");
        same.Warnings.Should().Contain("the estimated variance is zero, which says that the data cannot show it, not that it is none");
        same.NonInferiority(0.05).IsNonInferior.Should().BeTrue();
        same.NonInferiority(0.05).Bound.Should().BeApproximately(Math.Pow(0.05, 0.01) - 1, 1e-14);
        same.NonInferiority(0.01).IsNonInferior.Should().BeFalse("100 samples cannot show it");
    }

    [Fact]
    public void DifferenceWithoutVariance_HasNoPValue()
    {
        string[] never = [.. Enumerable.Repeat("b", 100)], always = Actual;
        PairedDifference recall = Of(never, always).Difference("a", Metric.Recall);

        recall.Difference.Should().Be(1);
        recall.StandardError.Should().Be(0);
        recall.PValue.Should().Be(double.NaN);
        recall.Low.Should().BeApproximately(Math.Pow(0.025, 1 / 60.0), 1e-14);
        recall.High.Should().Be(1);
        recall.Method.Should().Be("Clopper-Pearson on 60 cases (zero variance)");
        recall.NonInferiority(0).IsNonInferior.Should().BeTrue();
        recall.NonInferiority(0).PValue.Should().Be(double.NaN);
    }

    [Fact]
    public void Rounding_IsNoDifference()
    {
        string[] worse = [.. Enumerable.Repeat("a", 33), .. Enumerable.Repeat("b", 27), .. Enumerable.Repeat("a", 11), .. Enumerable.Repeat("b", 29)];
        LabelPairs<string> first = LabelPairs.From(Actual, Good), second = LabelPairs.From(Actual, worse);

        // Support-weighted recall is accuracy, hence the gap zero but for rounding.
        PairedDifference gap = PairedDifference.Of(Gap(first), Gap(second));

        gap.Difference.Should().Be(0);
        gap.StandardError.Should().Be(0);
        gap.PValue.Should().Be(1);

        static Influence Gap(LabelPairs<string> pairs) =>
            (Influence.Of(pairs.Matrix, Averager.Micro, Metric.Recall) - Influence.Of(pairs.Matrix, Averager.Weighted, Metric.Recall)).ByRow(pairs);
    }

    [Fact]
    public void PerfectModels_HaveAnIntervalWithWidth_WhateverRoundingLeavesOfTheirInfluence()
    {
        // Three classes, so that shares of a third round.
        string[] actual = [.. Actual, .. Enumerable.Repeat("c", 50)];
        var options = new LabelOptions<string> { Classes = ["a", "b", "c"] };
        var perfect = PairedComparison.Of(LabelPairs.From(actual, actual, options: options), LabelPairs.From(actual, actual, options: options));

        foreach (MatrixMetric metric in new[] { Metric.MulticlassMatthewsCorrelation, Metric.CohenKappa, Metric.Accuracy })
        {
            PairedDifference same = perfect.Difference(metric);
            double span = metric.Range.Maximum - metric.Range.Minimum;

            same.Difference.Should().Be(0, metric.Name);
            same.PValue.Should().Be(1, metric.Name);
            same.Method.Should().EndWith("cases (zero variance)", metric.Name);
            same.High.Should().BeGreaterThan(0.02 * span, metric.Name).And.BeLessThan(0.1 * span, metric.Name);
            same.Low.Should().Be(-same.High, metric.Name);
        }
    }

    [Fact]
    public void UnitOfTheWeights_DoesNotMoveTheIntervalOfEqualModels()
    {
        PairedDifference plain = Of(Good, Good).Difference(Averager.Macro, Metric.F1);
        PairedDifference thousandfold = Of(Good, Good, [.. Actual.Select(_ => 1000.0)]).Difference(Averager.Macro, Metric.F1);

        thousandfold.High.Should().BeApproximately(plain.High, 1e-14);
        plain.High.Should().BeLessThan(0.2);
    }

    private static PairedComparison<string> Of(string[] first, string[] second, double[]? weights = null)
    {
        var options = new LabelOptions<string> { Classes = ["a", "b"] };
        return PairedComparison.Of(LabelPairs.From(Actual, first, weights, options), LabelPairs.From(Actual, second, weights, options));
    }
}
