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
                var sweep = EntrySweep.Of(sorted, slots: true, threads: 2, together);
                Same(sweep.PoolSlots!, sweep.PoolRanks!, table, 0, 1, 2);
                for (int c = 0; c < 3; c++) Same(sweep.ClassSlots(c)!, sweep.ClassRanks(c)!, table, c);
            }
        }
    }

    [Fact]
    public void EntriesWithWeights_AreNotRanked()
    {
        ScoreTable<double> light = ScoreShapes.Draw(new Random(1), shape: 0, rows: 200, columns: 2);
        var table = new ScoreTable<double>((double[])[.. Enumerable.Range(0, 400).Select(i => light[i / 2, i % 2])], 2, light.Actual, [.. Enumerable.Repeat(2.0, 200)]);
        using var sorted = SortedEntries.Of(table);
        var sweep = EntrySweep.Of(sorted, slots: true);
        sweep.PoolRanks.Should().BeNull();
        sweep.ClassRanks(0).Should().BeNull();
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void ASweep_HasTheSameBitsHoweverItIsWritten(int shape)
    {
        ScoreTable<double> table = ScoreShapes.Draw(new Random(shape), shape, rows: 5000, columns: 3);
        using var sorted = SortedEntries.Of(table);
        var expected = EntrySweep.Of(sorted, slots: false, threads: 1);
        foreach ((int threads, int together, bool slots) in new[] { (1, 1, true), (2, 100, false), (-1, 4096, true), (2, 0, true) })
        {
            var sweep = EntrySweep.Of(sorted, slots, threads, together);
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
