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

    // Ascending sums of positive numbers lose next to nothing; zero must be zero.
    private static void Relative(double actual, IEnumerable<double> terms, string what)
    {
        double expected = terms.Order().Sum();
        Math.Abs(actual - expected).Should().BeLessThanOrEqualTo(1e-14 * expected, what);
    }
}
