using MulticlassMetrics.Kernels;
using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Kernels;

public class EntrySweepTest
{
    public static TheoryData<int> Shapes => [.. Enumerable.Range(0, ScoreShapes.All.Length)];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Entries_StandWhereRankingAndLookingUpFindThem(int shape)
    {
        ScoreTable<double> wide = ScoreShapes.Draw(new Random(shape), shape, rows: 2000, columns: 3);
        var narrow = new ScoreTable<float>((float[])[.. Enumerable.Range(0, 6000).Select(i => (float)wide[i / 3, i % 3])], 3, wide.Actual, weights: null);
        foreach (ScoreTable table in new ScoreTable[] { wide, narrow })
        {
            using var sorted = SortedEntries.Of(table);
            sorted.Count.Should().Be(3 * table.Actual.Count(column => column != ScoreTable.Excluded));
            sorted.Scores.ToArray().Should().BeInAscendingOrder();
            foreach (int together in new[] { 0, 1, 700 })
            {
                var sweep = EntrySweep.Of(sorted, EntrySweep.Standing.Slots, EntrySweep.Standing.Slots, threads: 2, together);
                Same(sweep.PoolSlots!, sweep.PoolRanks!, table, 0, 1, 2);
                for (int c = 0; c < 3; c++) Same(sweep.ClassSlots(c)!, sweep.ClassRanks(c)!, table, c);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Entries_WinThePairsThatCountingEachAgainstEachFinds(int shape)
    {
        const int Rows = 150, Columns = 3;
        ScoreTable<double> table = ScoreShapes.Draw(new Random(shape), shape, Rows, Columns);
        using var sorted = SortedEntries.Of(table);
        foreach ((int threads, int together) in new[] { (1, 1), (2, 64), (-1, 0) })
        {
            var sweep = EntrySweep.Of(sorted, EntrySweep.Standing.Pairs, EntrySweep.Standing.Pairs, threads, together);
            Same(sweep.PoolPairs!, 0, 1, 2);
            for (int c = 0; c < Columns; c++) Same(sweep.ClassPairs(c)!, c);
        }

        void Same(PairsWon pairs, params int[] columns)
        {
            (int Row, int Column, bool IsPositive)[] entries =
            [
                .. from row in Enumerable.Range(0, Rows) where table.Actual[row] != ScoreTable.Excluded from column in columns select (row, column, table.Actual[row] == column),
            ];
            double positives = entries.Count(entry => entry.IsPositive), negatives = entries.Length - positives;
            if (positives == 0 || negatives == 0) return;
            double Won((int Row, int Column, bool IsPositive) one) => entries.Where(other => other.IsPositive != one.IsPositive)
                .Sum(other => (1 + (one.IsPositive ? 1 : -1) * table[one.Row, one.Column].CompareTo(table[other.Row, other.Column])) / 2.0);

            double area = entries.Where(entry => entry.IsPositive).Sum(Won) / positives / negatives;
            double[] expected = new double[Rows];
            foreach (var entry in entries) expected[entry.Row] += entry.IsPositive ? ((Won(entry) / negatives) - area) / positives : ((Won(entry) / positives) - area) / negatives;

            // From anywhere on, and of any length.
            foreach (int from in new[] { 0, 1, 13 })
            {
                foreach (int length in new[] { 0, 1, 7, 8, 9, 100, Rows - from })
                {
                    double[] found = [.. Enumerable.Repeat(2.0, length)];
                    pairs.Derivatives(area).AddTo(from, 3, found);
                    for (int i = 0; i < length; i++) found[i].Should().BeApproximately(2 + (3 * expected[from + i]), 1e-13, "what is added to is of size 2");
                }
            }

            foreach (int column in columns.Length > 1 ? columns : [])
            {
                double[] won = [.. entries.Where(entry => entry.IsPositive && entry.Column == column).Select(Won)];
                if (won.Length > 0) ((PairsOfPool)pairs).MeanPlacement(column).Should().BeApproximately(won.Average() / negatives, 1e-14, "it is a quotient of whole numbers");
                else ((PairsOfPool)pairs).MeanPlacement(column).Should().Be(double.NaN);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Pairs_AreTheSameBitsHoweverTheyAreFound(int shape)
    {
        ScoreTable<double> table = ScoreShapes.Draw(new Random(shape), shape, rows: 3000, columns: 4);
        using var sorted = SortedEntries.Of(table);
        var sweep = EntrySweep.Of(sorted, EntrySweep.Standing.Pairs, EntrySweep.Standing.Pairs);
        Same(sweep.PoolPairs!, 0, 1, 2, 3);
        for (int c = 0; c < 4; c++) Same(sweep.ClassPairs(c)!, c);

        void Same(PairsWon walked, params int[] columns)
        {
            var source = new ScoreColumns(table, columns);
            var ranks = PositiveRanks.Of([source]);
            double[] expected = new LinearForm(walked.Derivatives(0.7)).ToArray();
            foreach ((EntrySlots? slots, int threads) in new[] { (null, 1), (EntrySlots.Of([source], ranks.Index), 2) })
            {
                var found = PairsWon.Of(source, ranks, slots, threads);
                new LinearForm(found.Derivatives(0.7)).ToArray().Should().Equal(expected);
                if (walked is not PairsOfPool pool) continue;
                for (int c = 0; c < 4; c++) ((PairsOfPool)found).MeanPlacement(c).Should().Be(pool.MeanPlacement(c));
            }
        }
    }

    [Fact]
    public void PairsOfAPool_CountAColumnAsOftenAsItIsInIt()
    {
        // The pool of columns 2, 0 and 2 again, against the sum over single entries.
        ScoreTable<double> table = ScoreShapes.Draw(new Random(4), shape: 2, rows: 400, columns: 4);
        var source = new ScoreColumns(table, [2, 0, 2]);
        var ranks = PositiveRanks.Of([source]);
        double positives = ranks.Positives.Sum(), negatives = ranks.Tied.Sum() + ranks.Gaps.Sum(), area = ranks.RocArea();
        EntrySlots slots = EntrySlots.Of([source], ranks.Index);
        double[] expected = new double[400];
        foreach (int row in Enumerable.Range(0, 400).Where(row => table.Actual[row] != ScoreTable.Excluded))
        {
            for (int c = 0; c < 3; c++)
            {
                int slot = slots[0, c][row], k = slot >> 1, at = slot & 1;
                expected[row] += table.Actual[row] == source.Columns[c]
                    ? (((ranks.Gaps[..(k + 1)].Sum() + ranks.Tied[..k].Sum() + (ranks.Tied[k] / 2)) / negatives) - area) / positives
                    : (((ranks.Positives[k..].Sum() - (at * ranks.Positives.ElementAtOrDefault(k) / 2)) / positives) - area) / negatives;
            }
        }

        double[] found = new LinearForm(PairsWon.Of(source, ranks, slots: null).Derivatives(area)).ToArray();
        for (int row = 0; row < 400; row++) found[row].Should().BeApproximately(expected[row], 1e-15, "they are of size 1e-3");
    }

    [Fact]
    public void EntriesWithWeights_AreNotRanked()
    {
        ScoreTable<double> light = ScoreShapes.Draw(new Random(1), shape: 0, rows: 200, columns: 2);
        var table = new ScoreTable<double>((double[])[.. Enumerable.Range(0, 400).Select(i => light[i / 2, i % 2])], 2, light.Actual, [.. Enumerable.Repeat(2.0, 200)]);
        using var sorted = SortedEntries.Of(table);
        var sweep = EntrySweep.Of(sorted, EntrySweep.Standing.Slots, EntrySweep.Standing.Slots);
        sweep.PoolRanks.Should().BeNull();
        sweep.ClassRanks(0).Should().BeNull();
        foreach ((EntrySweep.Standing pool, EntrySweep.Standing classes) in new[] { (EntrySweep.Standing.Pairs, EntrySweep.Standing.None), (EntrySweep.Standing.None, EntrySweep.Standing.Pairs) })
        {
            FluentActions.Invoking(() => EntrySweep.Of(sorted, pool, classes)).Should().Throw<ArgumentException>().WithMessage("Pairs of entries with weights are not counted.*");
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void ASweep_HasTheSameBitsHoweverItIsWritten(int shape)
    {
        ScoreTable<double> table = ScoreShapes.Draw(new Random(shape), shape, rows: 5000, columns: 3);
        using var sorted = SortedEntries.Of(table);
        var expected = EntrySweep.Of(sorted, EntrySweep.Standing.None, EntrySweep.Standing.None, threads: 1);
        foreach ((int threads, int together, EntrySweep.Standing standing) in new[]
        {
            (1, 1, EntrySweep.Standing.Slots), (2, 100, EntrySweep.Standing.None), (-1, 4096, EntrySweep.Standing.Pairs), (2, 0, EntrySweep.Standing.Slots),
        })
        {
            var sweep = EntrySweep.Of(sorted, standing, standing, threads, together);
            sweep.Area.Should().Be(expected.Area);
            sweep.OwnRow.AsSpan().SequenceEqual(expected.OwnRow).Should().BeTrue();
            sweep.PositiveMeans.Should().Equal(expected.PositiveMeans);
            sweep.NegativeMeans.Should().Equal(expected.NegativeMeans);
        }
    }

    private static void Same(EntrySlots slots, PositiveRanks found, ScoreTable table, params int[] columns)
    {
        ScoreColumns[] source = [new ScoreColumns(table, columns)];
        var ranks = PositiveRanks.Of(source);
        found.Positives.Should().Equal(ranks.Positives);
        found.Tied.Should().Equal(ranks.Tied);
        found.Gaps.Should().Equal(ranks.Gaps);
        EntrySlots expected = EntrySlots.Of(source, ranks.Index), again = EntrySlots.Of(source, found.Index);
        for (int c = 0; c < columns.Length; c++)
        {
            for (int row = 0; row < table.Rows; row++)
            {
                if (table.Actual[row] == ScoreTable.Excluded || (slots[0, c][row] == expected[0, c][row] && again[0, c][row] == expected[0, c][row])) continue;
                (slots[0, c][row], again[0, c][row]).Should().Be((expected[0, c][row], expected[0, c][row]));
            }
        }
    }
}
