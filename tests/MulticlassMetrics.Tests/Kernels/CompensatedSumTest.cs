using MulticlassMetrics.Kernels;

namespace MulticlassMetrics.Tests.Kernels;

public class CompensatedSumTest
{
    [Fact]
    public void Value_KeepsWhatPlainAdditionLoses()
    {
        Sum(1e20, 1, -1e20).Should().Be(1);
        Sum(1, 1e20, 1, -1e20).Should().Be(2);
        Sum([.. Enumerable.Repeat(0.1, 1_000_000)]).Should().Be(100_000);
        Sum().Should().Be(0);
    }

    [Fact]
    public void Value_KeepsInfinityAndNaN()
    {
        Sum(1, double.PositiveInfinity, 1).Should().Be(double.PositiveInfinity);
        Sum(1, double.NaN).Should().Be(double.NaN);
    }

    private static double Sum(params double[] terms)
    {
        CompensatedSum sum = default;
        foreach (double term in terms) sum.Add(term);
        return sum.Value;
    }
}
