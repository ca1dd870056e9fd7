using MulticlassMetrics.Kernels;

namespace MulticlassMetrics.Tests.Kernels;

public class LinearFormTest
{
    [Fact]
    public void Sum_IsThatOfTheArrays_HoweverItIsNested()
    {
        var random = new Random(1);
        double[][] arrays = [.. Enumerable.Range(0, 12).Select(_ => Draw(random, 1000))];
        var forms = Array.ConvertAll(arrays, array => new LinearForm(array));
        for (int terms = 1; terms <= forms.Length; terms++)
        {
            double[] factors = [.. Enumerable.Range(0, terms).Select(_ => (double)random.Next(-3, 4))];
            var sum = LinearForm.Sum(forms[..terms], factors);
            var nested = LinearForm.Sum([sum, forms[0], sum], [2, -1, 0.5]);

            double[] expected = [.. Enumerable.Range(0, 1000).Select(i => factors.Select((factor, f) => factor * arrays[f][i]).Sum())];
            Agree(sum, expected);
            Agree(nested, [.. expected.Select((value, i) => (2.5 * value) - arrays[0][i])]);
        }
    }

    [Fact]
    public void WhatCancels_IsZero()
    {
        var form = new LinearForm([1e300, 0.1, -3]);
        LinearForm.Sum([form, form], [0.1, -0.1]).ToArray().Should().Equal(0, 0, 0);
        LinearForm.Sum([new LinearForm([double.NaN, 1, 2]), form], [0, 1]).ToArray().Should().Equal(1e300, 0.1, -3);
        form.ToArray().Should().BeSameAs(form.ToArray());
    }

    [Fact]
    public void Products_AreSummedAsIfExactly()
    {
        var random = new Random(3);
        for (int length = 0; length <= 300; length++)
        {
            // Whole numbers far apart, whose products a decimal holds.
            double[] a = [.. Enumerable.Range(0, length).Select(_ => (double)(random.Next(-9, 10) * (random.Next(2) == 0 ? 1 : 1_000_000_000L)))], b = Draw(random, length);
            decimal exact = 0;
            for (int i = 0; i < length; i++) exact += (decimal)a[i] * (decimal)b[i];
            CompensatedLanes.OfProducts(a, b).Value.Should().Be((double)exact);
        }

        double[] large = [1e200, 1e200, 1e200, 1e200, 1];
        CompensatedLanes.OfProducts(large, large).Value.Should().Be(double.PositiveInfinity);
    }

    [Fact]
    public void Covariance_OfManyRows_IsTheSumOfTheProducts()
    {
        // Rows of several pieces, against the sum of squares one by one.
        var random = new Random(5);
        int[] actual = [.. Enumerable.Range(0, 10_000).Select(_ => random.Next(3))];
        double[] values = [.. Enumerable.Range(0, 30_000).Select(_ => random.NextDouble())];
        var scores = ClassScores.From(actual, values, [0, 1, 2]);
        Influence macro = Influence.Of(scores, Averager.Macro, Metric.RocAuc), micro = Influence.Of(scores, Averager.Micro, Metric.RocAuc);
        double[] first = [.. macro.Values()], second = [.. (micro - macro).Values()];

        macro.Covariance(micro - macro).Should().BeApproximately(first.Zip(second, (a, b) => a * b).Sum() / 1e8, 1e-15);
        (micro - macro).Variance().Should().BeApproximately(second.Sum(value => value * value) / 1e8, 1e-15);

        // Of two that are computed as they are read.
        Influence one = Influence.Of(scores, 0, Metric.RocAuc), other = Influence.Of(scores, 1, Metric.RocAuc);
        one.Covariance(other).Should().BeApproximately(one.Values().Zip(other.Values(), (a, b) => a * b).Sum() / 1e8, 1e-15);
    }

    [Fact]
    public void NumbersOfAClass_AreOneForItsRowsAndOneForAllOthers()
    {
        var numbers = new LinearForm(new ClassNumbers([2, 1, ScoreTable.Excluded, 2, 0], column: 2, ofClass: 5, ofOthers: -1));
        numbers.ToArray().Should().Equal(5, -1, -1, 5, -1);
        double[] part = new double[3];
        LinearForm.Sum([numbers, numbers], [2, 1]).CopyTo(2, part);
        part.Should().Equal(-3, 15, -3);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ErrorsMeasuredTogether_AreThoseMeasuredAlone(bool clustered)
    {
        var random = new Random(6);
        int[] actual = [.. Enumerable.Range(0, 5000).Select(_ => random.Next(3))];
        var scores = ClassScores.From(actual, [.. Enumerable.Range(0, 20_000).Select(_ => random.NextDouble())], [0, 1, 2, 3]);
        Influence[] statistics =
        [
            Influence.Of(scores, 1, Metric.RocAuc), Influence.Of(scores, 3, Metric.RocAuc), Influence.Of(scores, Averager.Micro, Metric.RocAuc),
            Influence.Of(scores, 2, Metric.RocAuc) - Influence.Of(scores, 0, Metric.AveragePrecision),
            Influence.Compose("undefined", MetricRange.Unbounded, [Influence.Of(scores, 0, Metric.RocAuc)], _ => double.NaN, _ => [1]),
        ];
        if (clustered) statistics = Array.ConvertAll(statistics, statistic => statistic.ClusteredBy(Enumerable.Range(0, 5000).Select(i => i / 3).ToArray()));
        double[] together = Influence.StandardErrors(statistics);
        together[1].Should().Be(double.NaN, "class 3 has no samples");
        together[^1].Should().Be(double.NaN, "its value is not known");
        together.Should().Equal(statistics.Select(statistic => statistic.StandardError()));
    }

    private static void Agree(LinearForm form, double[] expected)
    {
        // Factors and values are small whole numbers and a half, so that nothing is rounded.
        form.ToArray().Should().Equal(expected);
        double[] part = new double[100];
        form.CopyTo(450, part);
        part.Should().Equal(expected[450..550]);
    }

    private static double[] Draw(Random random, int length) => [.. Enumerable.Range(0, length).Select(_ => (double)random.Next(-1000, 1000))];
}
