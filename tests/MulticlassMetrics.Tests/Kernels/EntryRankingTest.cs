using MulticlassMetrics.Kernels;
using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Kernels;

public class EntryRankingTest
{
    public static TheoryData<int> Shapes => [.. Enumerable.Range(0, ScoreShapes.All.Length)];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void ManyEntries_AreRankedAsOneByOne(int shape)
    {
        // Several parts, and in these parts of parts.
        ScoreTable<double> table = Draw(new Random(shape), shape, rows: 60_000, columns: 2);
        Agree(EntryRanking<double>.Pooled([new ScoreColumns(table, [0, 1])], threads: 2), table, [0, 1]);
        Agree(EntryRanking<double>.Pooled([new ScoreColumns(table, [1])], threads: 2), table, [1]);
        PositiveRanks[] each = EntryRanking<double>.Each(table, [1, 0], threads: 2);
        Agree(each[0], table, [1]);
        Agree(each[1], table, [0]);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Ranks_DoNotDependOnHowManyEntriesAreCopiedAtATime(int shape)
    {
        ScoreTable<double> table = Draw(new Random(shape), shape, rows: 50_000, columns: 3);
        double[][] runs = [.. new long[] { 0, 1, 40_000, 100_000 }.Select(together =>
            new[] { EntryRanking<double>.Pooled([new ScoreColumns(table, [0, 1, 2])], threads: 2, together), EntryRanking<double>.Pooled([new ScoreColumns(table, [2])], threads: 1, together) }
                .Concat(EntryRanking<double>.Each(table, [0, 1, 2], threads: 2, together))
                .SelectMany(ranks => new[] { ranks.Positives, ranks.Tied, ranks.Gaps }).SelectMany(sums => sums).ToArray())];
        foreach (double[] run in runs) run.AsSpan().SequenceEqual(runs[0]).Should().BeTrue();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void PartsTooLargeToBeCopied_AreDividedAgain(int crowd)
    {
        // Most scores are equal, or so near to each other that they come to lie in one cell of the whole range; a few are far away on both sides.
        var random = new Random(crowd);
        double[] scores = [.. Enumerable.Range(0, 300_000).Select(_ => random.Next(100) switch
        {
            0 => random.Next(3) switch { 0 => double.NegativeInfinity, 1 => -1e300, _ => -random.NextDouble() },
            1 => random.Next(3) switch { 0 => double.PositiveInfinity, 1 => 1e300, _ => 1 + random.NextDouble() },
            _ => crowd switch
            {
                0 => random.Next(2),
                1 => random.Next(2) == 0 ? 0.0 : -0.0,
                2 => 0.5 + (random.Next(1000) * 1e-15),
                3 => 0.5 + (random.Next(50) == 0 ? 1e-9 * random.NextDouble() : 1e-15 * random.Next(3)),
                4 => random.Next(1000) * double.Epsilon,
                _ => -0.25 - (Math.ScaleB(random.NextDouble(), -random.Next(45))),
            },
        })];
        int[] actual = [.. Enumerable.Range(0, 150_000).Select(_ => random.Next(20) switch { 0 => ScoreTable.Excluded, < 4 => 0, < 8 => 1, _ => 2 })];
        var table = new ScoreTable<double>(scores, 2, actual, weights: null);
        var narrow = new ScoreTable<float>(Array.ConvertAll(scores, score => (float)score), 2, actual, weights: null);

        Agree(EntryRanking<double>.Pooled([new ScoreColumns(table, [0, 1])], threads: 2, together: 1), table, [0, 1]);
        Agree(EntryRanking<double>.Pooled([new ScoreColumns(table, [1])], threads: 2, together: 1), table, [1]);
        PositiveRanks[] each = EntryRanking<double>.Each(table, [1, 0], threads: 2, together: 1);
        Agree(each[0], table, [1]);
        Agree(each[1], table, [0]);
        Agree(EntryRanking<float>.Pooled([new ScoreColumns(narrow, [0, 1])], threads: 2, together: 1), narrow, [0, 1]);
    }

    [Fact]
    public void APool_MayHoldAColumnSeveralTimes()
    {
        ScoreTable<double> table = Draw(new Random(6), shape: 0, rows: 40_000, columns: 3);
        Agree(PositiveRanks.Of([new ScoreColumns(table, [0, 1, 0, 0])]), table, [0, 1, 0, 0]);
        Agree(PositiveRanks.Of([new ScoreColumns(table, [2, 2])]), table, [2, 2]);
        Agree(PositiveRanks.Of([new ScoreColumns(table, [1]), new ScoreColumns(table, [1, 0])]), table, [1, 1, 0]);
    }

    [Fact]
    public void TablesOfBothTypes_ArePooledAsWideOnes()
    {
        var random = new Random(4);
        ScoreTable<double> wide = Draw(random, shape: 0, rows: 500, columns: 2);
        float[] scores = [.. Enumerable.Range(0, 600).Select(_ => (float)random.NextDouble())];
        int[] actual = [.. Enumerable.Range(0, 200).Select(_ => random.Next(4))];
        var narrow = new ScoreTable<float>(scores, 3, actual, weights: null);
        var widened = new ScoreTable<double>(Array.ConvertAll(scores, score => (double)score), 3, actual, weights: null);

        var mixed = PositiveRanks.Of([new ScoreColumns(wide, [0, 1]), new ScoreColumns(narrow, [2, 0])]);
        var expected = PositiveRanks.Of([new ScoreColumns(wide, [0, 1]), new ScoreColumns(widened, [2, 0])]);

        mixed.Positives.Should().Equal(expected.Positives);
        mixed.Tied.Should().Equal(expected.Tied);
        mixed.Gaps.Should().Equal(expected.Gaps);
        mixed.Positives.Sum().Should().Be(wide.Actual.Count(c => c is 0 or 1) + actual.Count(c => c is 0 or 2));
    }

    [Fact]
    public void NoSources_HaveNoRanks()
    {
        var ranks = PositiveRanks.Of([]);
        ranks.Count.Should().Be(0);
        ranks.Gaps.Should().Equal(0);
        ranks.RocArea().Should().Be(double.NaN);
        ranks.AveragePrecision().Should().Be(double.NaN);
    }

    [Fact]
    public void WholeAreas_AreExact_PastWhatSixtyFourBitsHold()
    {
        // Weights of 2^40: twice the pairs is 2^83 and more.
        const double heavy = 1L << 40;
        var random = new Random(1);
        double[] scores = [.. Enumerable.Range(0, 3000).Select(_ => random.Next(2000) / 1024.0)];
        int[] actual = [.. Enumerable.Range(0, 3000).Select(_ => random.Next(2))];
        var light = PositiveRanks.Of([new ScoreColumns(new ScoreTable<double>(scores, 1, actual, weights: null), [0])]);
        var weighted = PositiveRanks.Of([new ScoreColumns(new ScoreTable<double>(scores, 1, actual, [.. Enumerable.Repeat(heavy, 3000)]), [0])]);

        weighted.IsWhole.Should().BeTrue();
        weighted.RocArea().Should().Be(light.RocArea());
        weighted.AveragePrecision().Should().Be(light.AveragePrecision());
    }

    [Fact]
    public void Below_CountsAsOneByOne()
    {
        var random = new Random(2);
        for (int length = 0; length <= 300; length++)
        {
            double[] scores = [.. Enumerable.Range(0, length).Select(_ => random.Next(-3, 4) / 4.0)];
            float[] narrow = Array.ConvertAll(scores, score => (float)score);
            foreach (double bound in new[] { -1, -0.25, 0.0, -0.0, 0.5, 2, double.PositiveInfinity })
            {
                ScoreCounts.Below<double>(scores, bound, out int equal).Should().Be(scores.Count(score => score < bound));
                equal.Should().Be(scores.Count(score => score == bound));
                ScoreCounts.Below<float>(narrow, (float)bound, out int same).Should().Be(scores.Count(score => score < bound));
                same.Should().Be(equal);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void FindRanges_IsOneByOne(int shape)
    {
        var random = new Random(shape);
        for (int length = 0; length <= 300; length++)
        {
            double[] scores = [.. Enumerable.Range(0, length).Select(_ => ScoreShapes.All[shape].Draw(random))];
            long a = ScoreKey.Of(ScoreShapes.All[shape].Draw(random) + 0.0), b = ScoreKey.Of(ScoreShapes.All[shape].Draw(random) + 0.0);
            int bits = random.Next(64);
            long[] ranges = new long[length], narrow = new long[length];
            ScoreKey.FindRanges<double>(scores, Math.Min(a, b), Math.Max(a, b), bits, ranges);
            ranges.Should().Equal(scores.Select(score => Range(ScoreKey.Of(score + 0.0))));
            ScoreKey.FindRanges<float>(Array.ConvertAll(scores, score => (float)score), Math.Min(a, b), Math.Max(a, b), bits, narrow);
            narrow.Should().Equal(scores.Select(score => Range(ScoreKey.Of((float)score + 0.0f))));

            long Range(long key) => (long)((ulong)(Math.Clamp(key, Math.Min(a, b), Math.Max(a, b)) - Math.Min(a, b)) >> bits);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void SortedEntries_StandWhereRankingAndLookingUpFindThem(int shape)
    {
        ScoreTable<double> wide = Draw(new Random(shape), shape, rows: 2000, columns: 3);
        var narrow = new ScoreTable<float>((float[])[.. Enumerable.Range(0, 6000).Select(i => (float)wide[i / 3, i % 3])], 3, wide.Actual, weights: null);
        foreach (ScoreTable table in new ScoreTable[] { wide, narrow })
        {
            using var sorted = SortedEntries.Of(table);
            sorted.Count.Should().Be(3 * table.Actual.Count(column => column != ScoreTable.Excluded));
            sorted.Scores.ToArray().Should().BeInAscendingOrder();
            foreach (int together in new[] { 0, 1, 700 })
            {
                var sweep = EntrySweep.Of(sorted, table, slots: true, threads: 2, together);
                Same(sweep.PoolSlots!, sweep.PoolRanks!, table, 0, 1, 2);
                for (int c = 0; c < 3; c++) Same(sweep.ClassSlots(c)!, sweep.ClassRanks(c)!, table, c);
            }
        }
    }

    [Fact]
    public void SortedEntriesWithWeights_AreNotRanked()
    {
        ScoreTable<double> light = Draw(new Random(1), shape: 0, rows: 200, columns: 2);
        var table = new ScoreTable<double>((double[])[.. Enumerable.Range(0, 400).Select(i => light[i / 2, i % 2])], 2, light.Actual, [.. Enumerable.Repeat(2.0, 200)]);
        using var sorted = SortedEntries.Of(table);
        var sweep = EntrySweep.Of(sorted, table, slots: true);
        sweep.PoolRanks.Should().BeNull();
        sweep.ClassRanks(0).Should().BeNull();
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void ASweep_HasTheSameBitsHoweverItIsWritten(int shape)
    {
        ScoreTable<double> table = Draw(new Random(shape), shape, rows: 5000, columns: 3);
        using var sorted = SortedEntries.Of(table);
        var expected = EntrySweep.Of(sorted, table, slots: false, threads: 1);
        foreach ((int threads, int together, bool slots) in new[] { (1, 1, true), (2, 100, false), (-1, 4096, true), (2, 0, true) })
        {
            var sweep = EntrySweep.Of(sorted, table, slots, threads, together);
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

    private static void Agree(PositiveRanks ranks, ScoreTable table, int[] columns)
    {
        var plain = new PlainRanks([.. columns.SelectMany(c => Enumerable.Range(0, table.Rows).Where(row => table.Actual[row] != ScoreTable.Excluded)
            .Select(row => (table[row, c], table.Actual[row] == c, 1.0)))]);
        ranks.Positives.AsSpan().SequenceEqual(Array.ConvertAll(plain.Positives, sum => (double)sum)).Should().BeTrue();
        ranks.Tied.AsSpan().SequenceEqual(Array.ConvertAll(plain.Tied, sum => (double)sum)).Should().BeTrue();
        ranks.Gaps.AsSpan().SequenceEqual(Array.ConvertAll(plain.Gaps, sum => (double)sum)).Should().BeTrue();

        // The index is of the same scores.
        int[] slots = new int[RankIndex.Tile];
        foreach (int column in columns)
        {
            ranks.Index.Locate(table, column, 0, slots);
            slots.Should().Equal(Enumerable.Range(0, slots.Length).Select(row => PlainRanks.Find(plain.Distinct, table[row, column])));
        }
    }

    private static ScoreTable<double> Draw(Random random, int shape, int rows, int columns) => new(
        (double[])[.. Enumerable.Range(0, rows * columns).Select(_ => ScoreShapes.All[shape].Draw(random))],
        columns,
        [.. Enumerable.Range(0, rows).Select(_ => random.Next(12) switch { 0 => ScoreTable.Excluded, 1 => columns, int drawn => drawn % columns })],
        weights: null);
}
