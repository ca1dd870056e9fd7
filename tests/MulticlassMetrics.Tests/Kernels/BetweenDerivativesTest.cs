using MulticlassMetrics.Kernels;
using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Kernels;

public class BetweenDerivativesTest
{
    public static TheoryData<int> Shapes => [.. Enumerable.Range(0, ScoreShapes.All.Length)];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Derivatives_AreThoseOfSettingEachRowAgainstEach(int shape) => Check(shape, weighted: false);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void DerivativesOfWeightedRows_AreThoseOfSettingEachRowAgainstEach(int shape) => Check(shape, weighted: true);

    [Fact]
    public void NoOthers_AddNothing()
    {
        ScoreTable<double> table = ScoreShapes.Draw(new Random(1), shape: 0, rows: 20, columns: 2);
        double[] found = new double[20];
        BetweenDerivatives.Add(new ScoredClass(new ScoreColumns(table, [0])), table, [], [], found);
        found.Should().OnlyContain(value => value == 0);
    }

    private static void Check(int shape, bool weighted)
    {
        const int Rows = 160, Column = 1;
        int[] others = [2, 0];
        double[] factors = [0.5, -3];
        ScoreTable<double> drawn = ScoreShapes.Draw(new Random(shape), shape, Rows, columns: 3);
        double[]? weights = weighted ? [.. Enumerable.Range(0, Rows).Select(i => 0.3 + (i % 4))] : null;
        var table = new ScoreTable<double>((double[])[.. Enumerable.Range(0, 3 * Rows).Select(i => drawn[i / 3, i % 3])], 3, drawn.Actual, weights);
        double[] expected = new double[Rows];
        for (int i = 0; i < others.Length; i++)
        {
            int[] positives = table.PositiveRows(Column).ToArray(), negatives = table.PositiveRows(others[i]).ToArray();
            double weightOfPositives = positives.Sum(table.WeightOf), weightOfNegatives = negatives.Sum(table.WeightOf);
            double Share(int positive, int negative) => (1 + table[positive, Column].CompareTo(table[negative, Column])) / 2.0;
            double area = positives.Sum(p => negatives.Sum(n => table.WeightOf(p) * table.WeightOf(n) * Share(p, n))) / weightOfPositives / weightOfNegatives;
            foreach (int p in positives) expected[p] += factors[i] * ((negatives.Sum(n => table.WeightOf(n) * Share(p, n)) / weightOfNegatives) - area) / weightOfPositives;
            foreach (int n in negatives) expected[n] += factors[i] * ((positives.Sum(p => table.WeightOf(p) * Share(p, n)) / weightOfPositives) - area) / weightOfNegatives;
        }

        foreach (int threads in new[] { 1, 2 })
        {
            double[] found = [.. Enumerable.Repeat(0.25, Rows)];
            BetweenDerivatives.Add(new ScoredClass(new ScoreColumns(table, [Column])), table, others, factors, found, threads);
            for (int row = 0; row < Rows; row++) found[row].Should().BeApproximately(0.25 + expected[row], 1e-15, "what is added to is of size 0.25");
        }
    }
}
