using System.Numerics;

namespace MulticlassMetrics.Tests.Kernels.Counting;

public class IntegerCountingTest
{
    public enum Small : sbyte
    {
        Low = -128,
        Middle = 3,
        High = 127,
    }

    public enum Gaps : ulong
    {
        None = 0,
        Some = 1UL << 40,
        All = ulong.MaxValue,
    }

    public enum Plain
    {
        Before = -7,
        At = 0,
        After = 1000,
    }

    [Fact]
    public void Count_AgreesAtEveryLength()
    {
        for (int length = 1; length <= 300; length++)
        {
            var random = new Random(length);
            int classes = 1 + random.Next(40), offset = random.Next(-50, 50);
            int[] actual = Draw(length, () => offset + random.Next(classes)), predicted = Draw(length, () => offset + random.Next(classes));
            CountedTheSame.Check(actual, predicted);
            CountedTheSame.Check(Array.ConvertAll(actual, x => (byte)x), Array.ConvertAll(predicted, x => (byte)x));
            CountedTheSame.Check(Array.ConvertAll(actual, x => (short)x), Array.ConvertAll(predicted, x => (short)x));
            CountedTheSame.Check(Array.ConvertAll(actual, x => (long)x), Array.ConvertAll(predicted, x => (long)x));
        }
    }

    [Theory]
    [InlineData(10)]
    [InlineData(300)]
    [InlineData(6000)]
    [InlineData(12_000)]
    public void Count_TakesEveryIntegerType(int length)
    {
        OfType<byte>(length);
        OfType<sbyte>(length);
        OfType<short>(length);
        OfType<ushort>(length);
        OfType<int>(length);
        OfType<uint>(length);
        OfType<long>(length);
        OfType<ulong>(length);
        OfType<char>(length);
        var random = new Random(length);
        CountedTheSame.Check(Draw(length, () => random.Next(2) == 0), Draw(length, () => random.Next(3) == 0));
        CountedTheSame.Check(Draw(length, () => true), Draw(length, () => true));
        OfLabels(random, length, Enum.GetValues<Small>());
        OfLabels(random, length, Enum.GetValues<Gaps>());
        OfLabels(random, length, Enum.GetValues<Plain>());
    }

    [Theory]
    [InlineData(new[] { int.MinValue, int.MaxValue, 0, -1 })]
    [InlineData(new[] { int.MaxValue, int.MaxValue - 1, int.MaxValue - 9 })]
    [InlineData(new[] { int.MinValue, int.MinValue + 1 })]
    [InlineData(new[] { 5 })]
    [InlineData(new[] { int.MinValue })]
    public void Count_TakesTheEndsOfTheRange(int[] labels)
    {
        var random = new Random(3);
        foreach (int length in new[] { 1, 40, 5000 })
        {
            OfLabels(random, length, labels);
            OfLabels(random, length, Array.ConvertAll(labels, x => (long)x << 32));
            OfLabels(random, length, Array.ConvertAll(labels, x => (uint)x));
            OfLabels(random, length, Array.ConvertAll(labels, x => (ulong)x));
        }
    }

    [Theory]
    [InlineData(100, 3000)]
    [InlineData(3000, 5000)]
    [InlineData(5000, 40_000)]
    public void Count_AgreesWithManyClasses(int classes, int length)
    {
        var random = new Random(classes);
        int[] actual = Draw(length, () => random.Next(classes)), predicted = [.. actual.Select(label => random.Next(3) > 0 ? label : random.Next(classes))];
        CountedTheSame.Check(actual, predicted);
        CountedTheSame.Check(Array.ConvertAll(actual, x => x * 77_777), Array.ConvertAll(predicted, x => x * 77_777));
        CountedTheSame.Check(actual, predicted, options: new LabelOptions<int> { Classes = [.. Enumerable.Range(0, classes).Reverse()] });
    }

    [Fact]
    public void Count_FindsARareLabelFarFromTheOthers()
    {
        // No sample of a few labels meets these: the guessed range is wrong.
        int[] actual = new int[200_000], predicted = new int[200_000];
        for (int i = 0; i < actual.Length; i++) (actual[i], predicted[i]) = (i % 10, i % 7);
        CountedTheSame.Check(actual, predicted);
        actual[123_457] = 1500;
        CountedTheSame.Check(actual, predicted);
        predicted[199_999] = -3;
        CountedTheSame.Check(actual, predicted);
        actual[1] = int.MinValue;
        predicted[77_777] = int.MaxValue;
        CountedTheSame.Check(actual, predicted);
    }

    [Fact]
    public void Count_KeepsTheOrderOfDeclaredClasses()
    {
        var random = new Random(5);
        int[] actual = Draw(5000, () => random.Next(3, 9)), predicted = Draw(5000, () => random.Next(3, 9));
        CountedTheSame.Check(actual, predicted, options: new LabelOptions<int> { Classes = [8, 3, 4, 100, 7, 5, 6, -2] });
        CountedTheSame.Check(actual, predicted, options: new LabelOptions<int> { Classes = [8, 3, 1_000_000_000, 4, 7, 5, 6, -2], ClassesAreOrdered = false });
    }

    [Fact]
    public void Count_DropsWhatIsNotDeclared()
    {
        var random = new Random(6);
        foreach (int length in new[] { 60, 5000, 20_000 })
        {
            int[] actual = Draw(length, () => random.Next(12)), predicted = Draw(length, () => random.Next(12));
            double[] whole = Draw(length, () => (double)random.Next(4)), parts = Draw(length, random.NextDouble);
            foreach (int[] classes in new[] { [.. Enumerable.Range(-1, 14)], new[] { 11, 5, 4, 3, 0 }, [5, 4, 3], [1 << 30, 7, 8] })
            {
                var options = new LabelOptions<int> { Classes = classes, Undeclared = UndeclaredLabels.Drop };
                CountedTheSame.Check(actual, predicted, null, options);
                CountedTheSame.Check(actual, predicted, whole, options);
                CountedTheSame.Check(actual, predicted, parts, options);
            }
        }
    }

    [Fact]
    public void Count_RefusesWhatThePlainWayRefuses()
    {
        int[] actual = new int[70_000], predicted = new int[70_000];
        for (int i = 0; i < actual.Length; i++) (actual[i], predicted[i]) = (i % 10, i % 7);
        int[] outside = [.. actual], between = [.. predicted];
        outside[65_432] = 10;
        between[69_998] = 4;
        var ten = new LabelOptions<int> { Classes = [.. Enumerable.Range(0, 10)] };
        CountedTheSame.CheckRefused(outside, predicted, options: ten);
        CountedTheSame.CheckRefused(outside, between, options: ten with { Classes = [0, 1, 2, 3, 5, 6, 7, 8, 9, 4, 4] });
        CountedTheSame.CheckRefused(actual, between, options: ten with { Classes = [0, 1, 2, 3, 5, 6, 7, 8, 9] });
        CountedTheSame.CheckRefused(outside, between, options: ten with { Classes = [77, 78], Undeclared = UndeclaredLabels.Drop });
        CountedTheSame.CheckRefused(actual, predicted, options: ten with { Classes = [] });
        CountedTheSame.CheckRefused(actual, predicted, options: ten with { Undeclared = (UndeclaredLabels)9 });
        CountedTheSame.CheckRefused<int>([], []);
        double[] weights = new double[actual.Length];
        CountedTheSame.CheckRefused(actual, predicted, weights);
        weights[3] = 1;
        CountedTheSame.Check(actual, predicted, weights);
        foreach (double bad in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity, -1, -double.Epsilon })
        {
            weights[69_999] = bad;
            CountedTheSame.CheckRefused(actual, predicted, weights);
        }

        weights[69_999] = weights[69_998] = double.MaxValue;
        CountedTheSame.CheckRefused(actual, predicted, weights);
    }

    private static void OfType<T>(int length)
        where T : IBinaryInteger<T>, IMinMaxValue<T>
    {
        var random = new Random(length);
        foreach (int spread in new[] { 1, 10, 100 })
        {
            foreach (T lowest in new[] { T.Zero, T.MinValue, T.MaxValue - T.CreateChecked(spread - 1) })
            {
                OfLabels(random, length, [.. Enumerable.Range(0, spread).Select(i => lowest + T.CreateChecked(i))]);
            }
        }

        OfLabels(random, length, [T.MinValue, T.MaxValue, T.One, T.Zero, T.MaxValue >> 1]);
    }

    private static void OfLabels<T>(Random random, int length, T[] labels)
        where T : notnull
    {
        T[] actual = Draw(length, () => labels[random.Next(labels.Length)]), predicted = Draw(length, () => labels[random.Next(labels.Length)]);
        CountedTheSame.Check(actual, predicted);
        CountedTheSame.Check(actual, actual);
        CountedTheSame.Check(actual, predicted, options: new LabelOptions<T> { Classes = [.. labels.Distinct().Reverse()] });
        CountedTheSame.Check(actual, predicted, Draw(length, () => (double)random.Next(1, 4)));
    }

    private static T[] Draw<T>(int length, Func<T> next)
    {
        T[] labels = new T[length];
        for (int i = 0; i < length; i++) labels[i] = next();
        return labels;
    }
}
