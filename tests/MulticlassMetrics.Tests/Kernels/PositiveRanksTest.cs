using MulticlassMetrics.Kernels;
using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Kernels;

public class PositiveRanksTest
{
    public static TheoryData<int> Shapes => [.. Enumerable.Range(0, ScoreShapes.All.Length)];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Ranks_AreThoseOfEachEntryByItself(int shape)
    {
        var random = new Random(shape);
        for (int n = 1; n <= 300; n = n < 20 ? n + 1 : n + 31)
        {
            foreach (Weighting weighting in Enum.GetValues<Weighting>())
            {
                (ScoreTable table, ScoreTable narrow) = Draw(random, shape, n, columns: 4, weighting);
                Check(table);
                Check(narrow);
            }
        }
    }

    [Theory]
    [InlineData(0, Weighting.None)]
    [InlineData(2, Weighting.None)]
    [InlineData(0, Weighting.Whole)]
    [InlineData(2, Weighting.Fractions)]
    public void Ranks_HaveTheSameBitsWhateverTheThreads(int shape, Weighting weighting)
    {
        // Rows for several blocks.
        (ScoreTable table, ScoreTable narrow) = Draw(new Random(5), shape, 40_000, columns: 3, weighting);
        foreach (ScoreTable each in new[] { table, narrow })
        {
            int[] columns = [0, 1, 2];
            double[] expected = [];
            foreach (int threads in new[] { 1, 2, 3, 7, -1 })
            {
                double[] bits = [.. PositiveRanks.OfEach(each, columns, threads).Append(PositiveRanks.Of([new ScoreColumns(each, columns)], threads)).SelectMany(All)];
                if (threads == 1) expected = bits;
                bits.AsSpan().SequenceEqual(expected).Should().BeTrue();
            }
        }
    }

    private static void Check(ScoreTable table)
    {
        int[] columns = [.. Enumerable.Range(0, table.Columns)];
        PositiveRanks[] each = PositiveRanks.OfEach(table, columns, threads: 2);
        foreach (int c in columns)
        {
            Agree(each[c], table, Entries(table, c));
            Agree(PositiveRanks.Of([new ScoreColumns(table, [c])], threads: 3), table, Entries(table, c));
            int d = (c + 1) % table.Columns;
            Agree(PositiveRanks.Alone(table, c).Against(table, d), table, [.. Entries(table, c).Where(entry => entry.Positive), .. Entries(table, d).Where(entry => !entry.Positive)]);
        }

        Agree(PositiveRanks.Of([new ScoreColumns(table, columns)]), table, [.. columns.SelectMany(c => Entries(table, c))]);
    }

    private static void Agree(PositiveRanks ranks, ScoreTable table, IReadOnlyCollection<(double Score, bool Positive, double Weight)> entries)
    {
        var plain = new PlainRanks(entries);
        double tolerance = double.IsFinite(table.WholeWeight) ? 0 : 1e-15;
        ranks.IsWhole.Should().Be(tolerance == 0);
        ranks.Count.Should().Be(plain.Distinct.Length);
        foreach ((double[] sums, decimal[] expected) in new[] { (ranks.Positives, plain.Positives), (ranks.Tied, plain.Tied), (ranks.Gaps, plain.Gaps) })
        {
            sums.Length.Should().Be(expected.Length);
            for (int i = 0; i < sums.Length; i++)
            {
                if (Math.Abs(sums[i] - (double)expected[i]) > tolerance * Math.Max(1, sums[i])) sums[i].Should().Be((double)expected[i], $"at {i} of {sums.Length}");
            }
        }
    }

    private static IReadOnlyCollection<(double Score, bool Positive, double Weight)> Entries(ScoreTable table, int column) =>
    [
        .. Enumerable.Range(0, table.Rows).Where(row => table.Actual[row] != ScoreTable.Excluded)
            .Select(row => (table[row, column], table.Actual[row] == column, table.WeightOf(row))),
    ];

    // The last column's class never occurs; some rows take no part, some are negative in all columns.
    private static (ScoreTable Table, ScoreTable Narrow) Draw(Random random, int shape, int n, int columns, Weighting weighting)
    {
        double[] scores = [.. Enumerable.Range(0, n * columns).Select(_ => ScoreShapes.All[shape].Draw(random))];
        int[] actual = [.. Enumerable.Range(0, n).Select(_ => random.Next(12) switch { 0 => ScoreTable.Excluded, 1 => columns, int drawn => drawn % (columns - 1) })];
        double[]? weights = weighting == Weighting.None ? null
            : [.. Enumerable.Range(0, n).Select(_ => weighting == Weighting.Whole ? random.Next(1, 5) : random.Next(1, 5) / 10.0)];
        return (
            new ScoreTable<double>(scores, columns, actual, weights),
            new ScoreTable<float>(Array.ConvertAll(scores, score => (float)score), columns, actual, weights));
    }

    private static IEnumerable<double> All(PositiveRanks ranks) => [.. ranks.Positives, .. ranks.Tied, .. ranks.Gaps, ranks.RocArea(), ranks.AveragePrecision()];

    public enum Weighting
    {
        None,
        Whole,
        Fractions,
    }
}
