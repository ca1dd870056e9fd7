namespace MulticlassMetrics.Tests.Inference.Comparison;

public class ResampledTTestTest
{
    [Fact]
    public void Test_OfASmallCase_IsThatComputedByHand()
    {
        // Differences 1, 2, 3: mean 2, variance 1; three folds, a test fold half of its training set.
        ResampledTTest test = ResampledTTest.OfFolds([0, 0, 0], [1, 2, 3], 3);

        test.MeanDifference.Should().Be(2);
        test.StandardError.Should().BeApproximately(Math.Sqrt((1.0 / 3) + 0.5), 1e-15);
        test.DegreesOfFreedom.Should().Be(2);

        // With two degrees of freedom P(|T| > t) = 1 - t / sqrt(2 + t^2), and the 97.5% quantile is 4.302653.
        double t = 2 / Math.Sqrt(5.0 / 6);
        test.Statistic.Should().BeApproximately(t, 1e-14);
        test.PValue.Should().BeApproximately(1 - (t / Math.Sqrt(2 + (t * t))), 1e-12);
        test.Interval().Low.Should().BeApproximately(2 - (4.30265272974946 * test.StandardError), 1e-9);
        ResampledTTest.Of([0, 0, 0], [1, 2, 3], 0.5).Should().Be(test);
    }

    [Fact]
    public void Test_WithoutSpread_ClaimsNothing()
    {
        ResampledTTest.OfFolds([0.7, 0.8], [0.7, 0.8], 2).PValue.Should().Be(1);
        ResampledTTest.OfFolds([0.5, 0.5, 0.5], [0.75, 0.75, 0.75], 3).PValue.Should().Be(double.NaN);
        ResampledTTest.OfFolds([0.5, 0.5, 0.5], [0.75, 0.75, 0.75], 3).Interval().Low.Should().Be(double.NaN);
    }

    [Fact]
    public void Interval_OfTwoValues_ReachesFar() =>
        ResampledTTest.OfFolds([0, 0], [1, 2], 2).Interval(0.9999).High.Should().BeApproximately(1.5 + (Math.Sqrt(0.75) * 6366.2), 1);

    [Fact]
    public void Of_RefusesBadInput()
    {
        Refuses(() => ResampledTTest.Of([1, 2], [1], 0.5), "'first' has 2 entries and 'second' has 1; they must have the same number. (Parameter 'second')");
        Refuses(() => ResampledTTest.Of([1], [1], 0.5), "There are 1 values; a spread needs at least two. (Parameter 'first')");
        Refuses(() => ResampledTTest.Of([1, 2], [1, double.NaN], 0.5), "The value at position 1 of 'second' is NaN; it must be finite. (Parameter 'second')");
        Refuses(() => ResampledTTest.Of([1, 2], [1, 2], 0), "The ratio of test to training samples must be positive and finite; it is 0.*");
        Refuses(() => ResampledTTest.OfFolds([1, 2, 3], [1, 2, 3], 2), "There are 3 values, which is no multiple of 2 folds. (Parameter 'first')");
        Refuses(() => ResampledTTest.OfFolds([1, 2], [1, 2], 1), "A cross-validation has at least 2 folds; 1 were named.*");
    }

    private static void Refuses(Action act, string message) => act.Should().Throw<ArgumentException>().WithMessage(message);
}
