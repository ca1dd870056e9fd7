using MulticlassMetrics.Kernels;
using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Kernels;

public class RankIndexTest
{
    public static TheoryData<int> Shapes => [.. Enumerable.Range(0, ScoreShapes.All.Length)];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Locate_IsHalving(int shape)
    {
        var random = new Random(shape);
        for (int length = 0; length <= 300; length++)
        {
            double[] scores = Draw(random, shape, length);
            CheckDoubles(scores, Asked(random, shape, scores));
            CheckFloats(Array.ConvertAll(scores, score => (float)score), Array.ConvertAll(Asked(random, shape, scores), score => (float)score));
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Locate_IsHalving_AmongMany(int shape)
    {
        // Past the size from which sorting goes by digits, and past that at which it goes by parts.
        var random = new Random(shape);
        foreach (int length in new[] { 2047, 2048, 5000, 70_000 })
        {
            double[] scores = Draw(random, shape, length);
            double[] asked = Asked(random, shape, scores[..1000]);
            CheckDoubles(scores, asked);
            CheckFloats(Array.ConvertAll(scores, score => (float)score), Array.ConvertAll(asked, score => (float)score));
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void SortWithItems_InSeveralBlocks_IsThatOfAll(int shape)
    {
        var random = new Random(shape);
        double[] scores = Draw(random, shape, 300_000);
        for (int i = 0; i < scores.Length; i++) scores[i] += 0.0;
        double[] expected = [.. scores];
        Array.Sort(expected);
        int[] first = [];
        foreach (int threads in new[] { 1, 2, 7 })
        {
            double[] sorted = [.. scores];
            int[] items = [.. Enumerable.Range(0, scores.Length)];
            ScoreSort.Sort(sorted, items, scores.Length, threads);
            sorted.AsSpan().SequenceEqual(expected).Should().BeTrue();
            Array.ConvertAll(items, item => scores[item]).AsSpan().SequenceEqual(expected).Should().BeTrue();
            if (threads == 1) first = items;
            items.AsSpan().SequenceEqual(first).Should().BeTrue();
        }
    }

    private static double[] Draw(Random random, int shape, int length) => [.. Enumerable.Range(0, length).Select(_ => ScoreShapes.All[shape].Draw(random))];

    // Some that are there, their neighbours, others of the same shape, and those at the ends.
    private static double[] Asked(Random random, int shape, double[] scores) =>
    [
        .. scores, .. scores.Select(Math.BitIncrement), .. scores.Select(Math.BitDecrement), .. Draw(random, shape, 50),
        0.0, -0.0, double.NegativeInfinity, double.PositiveInfinity, double.MinValue, double.MaxValue, double.Epsilon, 0.5,
    ];

    private static void CheckDoubles(double[] scores, double[] asked)
    {
        for (int i = 0; i < scores.Length; i++) scores[i] += 0.0;
        double[] expected = [.. scores.Order()];
        CheckItems(scores, expected);
        ScoreSort.Sort(scores, threads: 2);
        scores.AsSpan().SequenceEqual(expected).Should().BeTrue();

        var index = RankIndex<double>.Of(scores, out int[] ends);
        double[] distinct = [.. expected.Distinct()];
        index.Count.Should().Be(distinct.Length);
        ends.Should().Equal(distinct.Select(score => UpTo(expected, score)));
        int[] slots = new int[asked.Length];
        index.Locate(asked, slots);
        slots.Should().Equal(asked.Select(score => PlainRanks.Find(distinct, score)));
    }

    private static void CheckItems(double[] scores, double[] expected)
    {
        double[] sorted = [.. scores];
        int[] items = [.. Enumerable.Range(0, scores.Length)], again = [.. items];
        ScoreSort.Sort(sorted, items, scores.Length, threads: 2);
        sorted.AsSpan().SequenceEqual(expected).Should().BeTrue();
        items.Select(item => scores[item]).Should().Equal(expected);
        ScoreSort.Sort([.. scores], again, scores.Length, threads: 1);
        items.AsSpan().SequenceEqual(again).Should().BeTrue("ties come in an order that threads do not change");
    }

    private static void CheckFloats(float[] scores, float[] asked)
    {
        for (int i = 0; i < scores.Length; i++) scores[i] += 0.0f;
        float[] expected = [.. scores.Order()];
        ScoreSort.Sort(scores, threads: 2);
        scores.AsSpan().SequenceEqual(expected).Should().BeTrue();

        var index = RankIndex<float>.Of(scores, out int[] ends);
        double[] wide = Array.ConvertAll(expected, score => (double)score), distinct = [.. wide.Distinct()];
        ends.Should().Equal(distinct.Select(score => UpTo(wide, score)));
        int[] slots = new int[asked.Length];
        index.Locate(asked, slots);
        slots.Should().Equal(asked.Select(score => PlainRanks.Find(distinct, score)));
    }

    private static int UpTo(double[] sorted, double score)
    {
        int slot = PlainRanks.Find(sorted, score), end = slot / 2;
        while (end < sorted.Length && sorted[end] == score) end++;
        return end;
    }
}
