using CsCheck;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics.Tests.Kernels;

public class ClassCountingTest
{
    private static readonly Gen<double> Weight = Gen.OneOf(Gen.Double[0.01, 1], Gen.Const(1e-20), Gen.Const(1e-10), Gen.Const(1e10), Gen.Const(1e20));

    [Fact]
    public void Count_HasFullPrecisionWhateverTheWeights() => Gen.Select(Gen.Int[1, 6], Weight.Array[36]).Sample((classes, weights) =>
    {
        var entries = new List<CellEntry>();
        for (int cell = 0; cell < classes * classes; cell++)
        {
            if (cell % 3 != 1) entries.Add(new CellEntry(cell / classes, cell % classes, weights[cell], weights[cell], weights[cell]));
        }

        BinaryCounts[] counts = ClassCounting.Count(CellTable.From(classes, entries.ToArray()), out double total);

        Relative(total, entries.Select(e => e.Weight), "total");
        for (int c = 0; c < classes; c++)
        {
            Relative(counts[c].TruePositives, entries.Where(e => e.Row == c && e.Column == c).Select(e => e.Weight), "TP");
            Relative(counts[c].FalsePositives, entries.Where(e => e.Row != c && e.Column == c).Select(e => e.Weight), "FP");
            Relative(counts[c].TrueNegatives, entries.Where(e => e.Row != c && e.Column != c).Select(e => e.Weight), "TN");
            Relative(counts[c].FalseNegatives, entries.Where(e => e.Row == c && e.Column != c).Select(e => e.Weight), "FN");
        }
    });

    [Fact]
    public void Count_OfWholeNumbersHasTheBitsOfTheCompensatedSums() => Gen.Select(Gen.Int[1, 9], Gen.Int[0, 1 << 20].Array[81]).Sample((classes, weights) =>
    {
        CellEntry[] entries = [.. Enumerable.Range(0, classes * classes).Select(cell => new CellEntry(cell / classes, cell % classes, weights[cell], weights[cell], weights[cell]))];
        CellTable whole = CellTable.From(classes, entries);

        // Not of one array, so that the plain way is taken.
        BinaryCounts[] plain = ClassCounting.Count(new CellTable(classes, whole.RowStart, whole.Columns, whole.Weights, [.. whole.Weights], whole.Weights), out double total);
        ClassCounting.Count(whole, out double exact).Should().Equal(plain);
        exact.Should().Be(total);
    });

    [Theory]
    [InlineData(0.5)]
    [InlineData(9007199254740992)]
    public void Count_CompensatesWhereSumsAreNotExact(double other)
    {
        double[] weights = [other, 1, 1, 1];
        BinaryCounts[] counts = ClassCounting.Count(CellTable.From(2, [.. weights.Select((w, cell) => new CellEntry(cell / 2, cell % 2, w, w, w))]), out double total);

        total.Should().Be(other + 3);
        counts[1].Should().Be(new BinaryCounts(1, 1, other, 1));
    }

    // Ascending sums of positive numbers lose next to nothing; zero must be zero.
    private static void Relative(double actual, IEnumerable<double> terms, string what)
    {
        double expected = terms.Order().Sum();
        Math.Abs(actual - expected).Should().BeLessThanOrEqualTo(1e-14 * expected, what);
    }
}
