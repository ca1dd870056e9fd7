using MathNet.Numerics.LinearAlgebra;

namespace MulticlassMetrics.Tests.Inference.Comparison;

public class TableTestsTest
{
    private static readonly string[] Three = ["a", "b", "c"];

    private static readonly ConfusionMatrix<string> Table = ConfusionMatrix.FromCells(Three, new double[,] { { 20, 10, 5 }, { 3, 30, 15 }, { 0, 5, 40 } });

    [Fact]
    public void StatisticsOfThreeClasses_AreThoseOfTheDefinition()
    {
        // 49/13 + 25/5 + 100/20; the margins differ by (12, 3, -15), Fleiss' closed form for three classes.
        Table.Bowker().Statistic.Should().BeApproximately((49.0 / 13) + 5 + 5, 1e-12);
        double n12 = 6.5, n13 = 2.5, n23 = 10;
        double fleiss = ((n23 * 144) + (n13 * 9) + (n12 * 225)) / (2 * ((n12 * n13) + (n12 * n23) + (n13 * n23)));
        Table.StuartMaxwell().Statistic.Should().BeApproximately(fleiss, 1e-12);
        Table.StuartMaxwell().DegreesOfFreedom.Should().Be(2);
        Table.StuartMaxwell().PValue.Should().BeApproximately(Math.Exp(-fleiss / 2), 1e-14);
        Table.StuartMaxwell().Notes.Should().BeEmpty();

        // Bhapkar by his own covariance, not by the relation to Stuart and Maxwell.
        Vector<double> d = Vector<double>.Build.Dense([12, 3]);
        Matrix<double> covariance = Matrix<double>.Build.DenseOfRowArrays([18, -13], [-13, 33]) - (d.OuterProduct(d) / 128);
        Table.Bhapkar().Statistic.Should().BeApproximately(d * covariance.Inverse() * d, 1e-10);
    }

    [Fact]
    public void TwoClasses_GiveMcNemar()
    {
        ConfusionMatrix<string> two = ConfusionMatrix.FromCells(["a", "b"], new double[,] { { 5, 22 }, { 10, 9 } });

        foreach (HypothesisTest test in new[] { two.Bowker(), two.StuartMaxwell() })
        {
            test.Statistic.Should().BeApproximately(4.5, 1e-14);
            test.PValue.Should().BeApproximately(new McNemar(22, 10).ChiSquared().PValue, 1e-15);
        }
    }

    [Fact]
    public void StuartMaxwell_LeavesOutClassesWithoutDisagreement()
    {
        ConfusionMatrix<string> wider = ConfusionMatrix.FromCells(
            ["a", "never", "b", "agreed", "c"],
            new double[,] { { 20, 0, 10, 0, 5 }, { 0, 0, 0, 0, 0 }, { 3, 0, 30, 0, 15 }, { 0, 0, 0, 7, 0 }, { 0, 0, 5, 0, 40 } });

        wider.StuartMaxwell().Statistic.Should().BeApproximately(Table.StuartMaxwell().Statistic, 1e-12);
        wider.StuartMaxwell().DegreesOfFreedom.Should().Be(2);
        wider.StuartMaxwell().Notes.Should().Equal("without any disagreement and left out: never, agreed");
        wider.Bowker().DegreesOfFreedom.Should().Be(10);
        wider.Bowker().Notes.Should().Equal("7 of 10 pairs of classes are empty and count as degrees of freedom");
    }

    [Fact]
    public void StuartMaxwell_TakesADegreeOfFreedomForEachGroupThatIsNeverConfusedWithAnother()
    {
        ConfusionMatrix<string> groups = ConfusionMatrix.FromCells(
            ["a", "b", "c", "d"], new double[,] { { 9, 6, 0, 0 }, { 2, 9, 0, 0 }, { 0, 0, 9, 1 }, { 0, 0, 8, 9 } });

        HypothesisTest test = groups.StuartMaxwell();
        test.Statistic.Should().BeApproximately((16.0 / 8) + (49.0 / 9), 1e-12);
        test.DegreesOfFreedom.Should().Be(2);
        test.Notes.Should().Equal("disagreements fall into 2 groups of classes, each of which takes a degree of freedom");
    }

    [Fact]
    public void Tests_WithoutDisagreement_HaveP1()
    {
        ConfusionMatrix<string> same = ConfusionMatrix.FromLabels(Three, Three);

        foreach (HypothesisTest test in new[] { same.Bowker(), same.StuartMaxwell(), same.Bhapkar() })
        {
            test.Statistic.Should().Be(0, test.Method);
            test.PValue.Should().Be(1, test.Method);
            test.Notes.Should().ContainSingle(test.Method);
        }

        same.StuartMaxwell().DegreesOfFreedom.Should().Be(0);
    }

    [Fact]
    public void Bhapkar_IsInfiniteWhereEverySampleMovesTheSameWay()
    {
        HypothesisTest test = ConfusionMatrix.FromLabels(["a", "a"], ["b", "b"]).Bhapkar();

        test.Statistic.Should().Be(double.PositiveInfinity);
        test.PValue.Should().Be(0);
    }

    [Fact]
    public void Tests_RefuseWeights()
    {
        Action act = () => ConfusionMatrix.FromLabels(["a", "b"], ["b", "b"], [0.5, 2]).StuartMaxwell();

        act.Should().Throw<ArgumentException>().WithMessage("The test counts samples, and these are weighted; for weighted ones compare class shares by Influence. (Parameter 'table')");
    }

    [Fact]
    public void StuartMaxwell_RejectsAsOftenAsItSays_WhereTheSharesAreTrue()
    {
        // Mistakes go from any class to any other equally often, so that predicted shares are the true ones.
        var random = new Random(5);
        const int Runs = 2000;
        int[] rejected = new int[3];
        for (int run = 0; run < Runs; run++)
        {
            int[] actual = new int[1000], predicted = new int[1000];
            for (int i = 0; i < actual.Length; i++)
            {
                actual[i] = random.Next(4);
                predicted[i] = random.NextDouble() < 0.7 ? actual[i] : random.Next(4);
            }

            ConfusionMatrix<int> matrix = ConfusionMatrix.FromLabels(actual, predicted);
            if (matrix.Bowker().PValue < 0.05) rejected[0]++;
            if (matrix.StuartMaxwell().PValue < 0.05) rejected[1]++;
            if (matrix.Bhapkar().PValue < 0.05) rejected[2]++;
        }

        // A share of 5% in 2000 runs has a standard error of 0.5%.
        rejected.Should().AllSatisfy(count => (count / (double)Runs).Should().BeInRange(0.035, 0.065));
    }
}
