using MulticlassMetrics.Kernels;

namespace MulticlassMetrics.Tests.Support;

/// <summary>Ways in which scores can lie: even, uneven, tied, at the ends of what a number holds.</summary>
internal static class ScoreShapes
{
    private static readonly double[] Odd =
    [
        0.0, -0.0, 1, -1, double.Epsilon, -double.Epsilon, 3 * double.Epsilon, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.MinValue,
        1e-300, -1e300, 1e300, Math.BitIncrement(1), Math.BitDecrement(1), float.Epsilon, float.MaxValue, 0.5,
    ];

    public static readonly (string Name, Func<Random, double> Draw)[] All =
    [
        ("even", random => random.NextDouble()),
        ("of both signs", random => random.NextDouble() - 0.5),
        ("tied", random => random.Next(7) / 8.0),
        ("constant", _ => 0.3),
        ("close to one", random => 1 - Math.Pow(10, -16 * random.NextDouble())),
        ("close together", random => 1 + (random.Next(5000) * 2.220446049250313e-16)),
        ("of all magnitudes", random => (random.Next(2) == 0 ? 1 : -1) * Math.Pow(10, (600 * random.NextDouble()) - 300)),
        ("any bits", random => BitConverter.Int64BitsToDouble(random.NextInt64()) is var drawn && double.IsNaN(drawn) ? 0 : drawn),
        ("denormal", random => random.Next(-50, 50) * double.Epsilon),
        ("odd", random => Odd[random.Next(Odd.Length)]),
        ("one far away", random => random.Next(20) == 0 ? double.NegativeInfinity : 0.25 + (1e-9 * random.NextDouble())),
    ];

    /// <summary>A table of such scores, of whose rows some are left out and some are of no column.</summary>
    public static ScoreTable<double> Draw(Random random, int shape, int rows, int columns) => new(
        (double[])[.. Enumerable.Range(0, rows * columns).Select(_ => All[shape].Draw(random))],
        columns,
        [.. Enumerable.Range(0, rows).Select(_ => random.Next(12) switch { 0 => ScoreTable.Excluded, 1 => columns, int drawn => drawn % columns })],
        weights: null);
}
