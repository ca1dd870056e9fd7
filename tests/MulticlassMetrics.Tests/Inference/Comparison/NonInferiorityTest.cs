namespace MulticlassMetrics.Tests.Inference.Comparison;

public class NonInferiorityTest
{
    // Of 100 samples the second model gains 6 and loses 4: difference 0.02, variance (0.1 - 0.0004) / 100.
    private static readonly string[] Actual = [.. Enumerable.Repeat("a", 50), .. Enumerable.Repeat("b", 50)];
    private static readonly double Error = Math.Sqrt(0.0996 / 100);

    private static PairedComparison<string> Comparison
    {
        get
        {
            string[] first = [.. Actual], second = [.. Actual];
            for (int i = 0; i < 6; i++) first[i] = "b";
            for (int i = 60; i < 64; i++) second[i] = "a";
            return PairedComparison.Of(LabelPairs.From(Actual, first), LabelPairs.From(Actual, second));
        }
    }

    [Fact]
    public void Verdict_FollowsTheLowerBound_WhereMoreIsBetter()
    {
        PairedDifference accuracy = Comparison.Difference(Averager.Micro, Metric.Recall);

        NonInferiority test = accuracy.NonInferiority(0.05);

        test.Bound.Should().BeApproximately(0.02 - (1.6448536269514722 * Error), 1e-12);
        test.PValue.Should().BeApproximately(0.0133, 1e-4, "z = 0.07 / 0.0316 = 2.218");
        test.IsNonInferior.Should().BeTrue();
        test.ToString().Should().Be("recall (micro): not worse by 0.05 (difference 0.020, at least -0.032)");
        accuracy.NonInferiority(0.03).IsNonInferior.Should().BeFalse();
        accuracy.NonInferiority(0.03).ToString().Should().Be("recall (micro): may be worse by 0.03 (difference 0.020, at least -0.032)");
        accuracy.NonInferiority(0.05, 0.975).Bound.Should().BeApproximately(accuracy.Low, 1e-14);
    }

    [Fact]
    public void Verdict_FollowsTheUpperBound_WhereLessIsBetter()
    {
        PairedDifference misses = Comparison.Difference(Averager.Micro, Metric.FalseNegativeRate);

        NonInferiority test = misses.NonInferiority(0.05);

        misses.Difference.Should().BeApproximately(-0.02, 1e-14);
        misses.Direction.Should().Be(MetricDirection.LowerIsBetter);
        test.Bound.Should().BeApproximately(-0.02 + (1.6448536269514722 * Error), 1e-12);
        test.IsNonInferior.Should().BeTrue();
        test.PValue.Should().BeApproximately(Comparison.Difference(Averager.Micro, Metric.Recall).NonInferiority(0.05).PValue, 1e-12);
        misses.NonInferiority(0.03).IsNonInferior.Should().BeFalse();
    }

    [Fact]
    public void NonInferiority_RefusesBadInput()
    {
        PairedDifference accuracy = Comparison.Difference(Averager.Micro, Metric.Recall);

        accuracy.Invoking(a => a.NonInferiority(-0.01)).Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("A margin must be a finite number that is not negative; it is -0.01.*");
        accuracy.Invoking(a => a.NonInferiority(double.NaN)).Should().Throw<ArgumentOutOfRangeException>();
        accuracy.Invoking(a => a.NonInferiority(0.1, 0)).Should().Throw<ArgumentOutOfRangeException>().WithMessage("The confidence level must be above 0 and below 1.*");
        Comparison.Difference("a", Metric.PredictedPrevalence).Invoking(a => a.NonInferiority(0.1)).Should().Throw<InvalidOperationException>()
            .WithMessage("'predicted prevalence of a' is neither better nor worse when it is higher.");
    }
}
