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
        ScoreTable<double> table = ScoreShapes.Draw(new Random(shape), shape, rows: 60_000, columns: 2);
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
        ScoreTable<double> table = ScoreShapes.Draw(new Random(shape), shape, rows: 50_000, columns: 3);
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
        ScoreTable<double> table = ScoreShapes.Draw(new Random(6), shape: 0, rows: 40_000, columns: 3);
        Agree(PositiveRanks.Of([new ScoreColumns(table, [0, 1, 0, 0])]), table, [0, 1, 0, 0]);
        Agree(PositiveRanks.Of([new ScoreColumns(table, [2, 2])]), table, [2, 2]);
        Agree(PositiveRanks.Of([new ScoreColumns(table, [1]), new ScoreColumns(table, [1, 0])]), table, [1, 1, 0]);
    }

    [Fact]
    public void TablesOfBothTypes_ArePooledAsWideOnes()
    {
        var random = new Random(4);
        ScoreTable<double> wide = ScoreShapes.Draw(random, shape: 0, rows: 500, columns: 2);
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
}
