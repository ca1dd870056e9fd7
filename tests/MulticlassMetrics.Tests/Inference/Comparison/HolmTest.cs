using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Inference.Comparison;

public class HolmTest
{
    [Fact]
    public void Adjust_MultipliesByTheNumberOfTestsStillOpen_AndNeverFalls()
    {
        Same(Holm.Adjust([0.04, 0.01, 0.03, 0.5]), 0.09, 0.04, 0.09, 0.5);
        Same(Holm.Adjust([0.6, 0.9]), 1, 1);
        Same(Holm.Adjust([0.02, 0.02]), 0.04, 0.04);
        Same(Holm.Adjust([]));
    }

    [Fact]
    public void Adjust_DoesNotCountTestsThatWereNotMade() =>
        Same(Holm.Adjust([double.NaN, 0.01, double.NaN, 0.03]), double.NaN, 0.02, double.NaN, 0.03);

    [Fact]
    public void Adjust_RefusesWhatIsNoPValue()
    {
        Action act = () => Holm.Adjust([0.5, 1.5]);

        act.Should().Throw<ArgumentException>().WithMessage("The p-value at position 1 is 1.5; a p-value lies in [0, 1]. (Parameter 'pValues')");
    }

    private static void Same(IReadOnlyList<double> adjusted, params double[] expected)
    {
        adjusted.Should().HaveCount(expected.Length);
        for (int i = 0; i < expected.Length; i++) Golden.Agree(adjusted[i], expected[i], 1e-15, $"test {i}");
    }
}
