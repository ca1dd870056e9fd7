using MulticlassMetrics.Kernels;

namespace MulticlassMetrics.Tests.Kernels.Counting;

/// <summary>Compares every way of counting with the plain one, which looks up one label after the other.</summary>
internal static class CountedTheSame
{
    private static readonly CountingPlan[] Plans = [.. from threads in new[] { 0, 1, 2, 3, 7 } from oneLane in new[] { false, true } select new CountingPlan(threads, oneLane)];

    /// <summary>What the plain way makes of the labels.</summary>
    public static ConfusionMatrix<TLabel> Plain<TLabel>(TLabel[] actual, TLabel[] predicted, double[]? weights = null, LabelOptions<TLabel>? options = null)
        where TLabel : notnull
    {
        var counter = new LabelCounter<TLabel>(options);
        for (int i = 0; i < actual.Length; i++) counter.Add(actual[i], predicted[i], weights?[i] ?? 1);
        return counter.ToMatrix();
    }

    /// <summary>Counts in every way and compares cells, classes, counts and totals bit by bit; by all of them, something must have been counted.</summary>
    public static void Check<TLabel>(TLabel[] actual, TLabel[] predicted, double[]? weights = null, LabelOptions<TLabel>? options = null)
        where TLabel : notnull
    {
        ConfusionMatrix<TLabel> plain = Plain(actual, predicted, weights, options);
        foreach (CountingPlan plan in Plans)
        {
            ConfusionMatrix<TLabel>? counted = LabelCounting.Count<TLabel>(actual, predicted, weights, options, plan);
            string what = $"{typeof(TLabel).Name}, {actual.Length} samples, {plan}";
            Assert.True(counted is not null, what);
            Assert.True(plain.Equals(counted), what + Environment.NewLine + plain + Environment.NewLine + counted);
            Assert.Equal(plain.Table.IsUnweighted, counted.Table.IsUnweighted);
            Assert.Equal(plain.DroppedSamples, counted.DroppedSamples);
            Assert.Equal(plain.Classes.IsDeclared, counted.Classes.IsDeclared);
            Assert.Equal(plain.HasOrderedClasses, counted.HasOrderedClasses);
            Assert.Equal(Bits(plain), Bits(counted));
            foreach (TLabel label in plain.Classes) Assert.Equal(plain.Classes.IndexOf(label), counted.Classes.IndexOf(label));
        }
    }

    /// <summary>Checks that the quick ways refuse to count what the plain one refuses, and that users see the error of the plain one.</summary>
    public static void CheckRefused<TLabel>(TLabel[] actual, TLabel[] predicted, double[]? weights = null, LabelOptions<TLabel>? options = null)
        where TLabel : notnull
    {
        ArgumentException plain = Assert.ThrowsAny<ArgumentException>(() => Plain(actual, predicted, weights, options));
        foreach (CountingPlan plan in Plans) Assert.Null(LabelCounting.Count<TLabel>(actual, predicted, weights, options, plan));

        ArgumentException shown = Assert.ThrowsAny<ArgumentException>(() => ConfusionMatrix.FromLabels(actual, predicted, weights, options));
        Assert.Equal((plain.GetType(), plain.Message, plain.ParamName), (shown.GetType(), shown.Message, shown.ParamName));
    }

    private static long[] Bits(ConfusionMatrix matrix) =>
    [
        .. new[] { matrix.SampleCount, matrix.TotalWeight, matrix.Hits, matrix.Misses }.Select(BitConverter.DoubleToInt64Bits),
        .. matrix.PerClass.ToArray().SelectMany(c => new[] { c.TruePositives, c.FalsePositives, c.TrueNegatives, c.FalseNegatives }).Select(BitConverter.DoubleToInt64Bits),
    ];
}
