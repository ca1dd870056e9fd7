using MulticlassMetrics.Kernels;

namespace MulticlassMetrics.Tests.Kernels;

/// <summary>Counting the classes of a draw without its table, against counting the table's.</summary>
public class CellAtomsTest
{
    [Theory]
    [InlineData(false, false, 40)]
    [InlineData(false, false, 3000)]
    [InlineData(false, true, 40)]
    [InlineData(false, true, 3000)]
    [InlineData(true, false, 40)]
    [InlineData(true, false, 3000)]
    [InlineData(true, true, 3000)]
    public void CountClasses_AreThoseOfTheTable(bool weighted, bool clustered, int rows)
    {
        var random = new Random(rows);
        int[] actual = [.. Enumerable.Range(0, rows).Select(_ => random.Next(6))];
        int[] predicted = [.. actual.Select(label => random.Next(3) > 0 ? label : random.Next(6))];
        double[]? weights = weighted ? [.. actual.Select(_ => 1 + (random.Next(4) * 0.1))] : null;
        ResamplingScheme scheme = clustered ? ResamplingScheme.ClusteredBy([.. actual.Select(_ => random.Next(9))]) : ResamplingScheme.Samples;
        var atoms = CellAtoms.Of(scheme, LabelPairs.From(actual, predicted, weights));

        long[] counts = new long[atoms.Draw.Count], scratch = new long[counts.Length];
        for (int b = 0; b < 50; b++)
        {
            var stream = new RandomStream(7, b);
            atoms.Draw.Next(ref stream, counts, scratch);
            atoms.CountClasses(0, counts).Should().Equal(ClassCounting.Count(atoms.Take(0, counts), out _));
        }
    }
}
