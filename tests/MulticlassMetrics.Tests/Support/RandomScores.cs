using CsCheck;

namespace MulticlassMetrics.Tests.Support;

/// <summary>Scored samples that property tests draw: few distinct scores, so that ties are common; some samples may weigh nothing.</summary>
/// <param name="Actual">The true class of each row, by position.</param>
/// <param name="Scores">The scores, row by row.</param>
/// <param name="Classes">The classes, 0 upwards.</param>
/// <param name="Weights">The weights, or null.</param>
internal sealed record RandomScores(int[] Actual, double[] Scores, int[] Classes, double[]? Weights)
{
    public static readonly Gen<RandomScores> Unweighted = Make(Gen.Bool.Select(_ => (double[]?)null));

    public static readonly Gen<RandomScores> WholeWeights = Make(Gen.Int[0, 3].Select(i => (double)i).Array[24].Select(w => (double[]?)w));

    public static readonly Gen<RandomScores> AnyWeights = Make(Gen.OneOf(Gen.Const(0.0), Gen.Double[0.01, 3], Gen.Const(0.1)).Array[24].Select(w => (double[]?)w));

    public static readonly Gen<RandomScores> Any = Gen.OneOf(Unweighted, WholeWeights, AnyWeights);

    public int K => Classes.Length;

    public double WeightOf(int row) => Weights?[row] ?? 1;

    public double Score(int row, int c) => Scores[(row * K) + c];

    public ClassScores<int> Bind() => ClassScores.From(Actual, Scores, Classes, Weights);

    /// <summary>The entries (score, positive, weight) of one class against the rest, those of weight zero left out.</summary>
    public IEnumerable<(double Score, bool Positive, double Weight)> Entries(int c) =>
        Enumerable.Range(0, Actual.Length).Where(row => WeightOf(row) > 0).Select(row => (Score(row, c), Actual[row] == c, WeightOf(row)));

    private static Gen<RandomScores> Make(Gen<double[]?> weights) =>
        from k in Gen.Int[2, 4]
        from n in Gen.Int[1, 24]
        from actual in Gen.Int[0, k - 1].Array[n]
        from scores in Gen.OneOf(Gen.Int[-2, 3].Select(i => i / 4.0), Gen.Double[-1, 1]).Array[n * k]
        from w in weights
        let own = w?[..n]
        where own is null || own.Any(weight => weight > 0)
        select new RandomScores(actual, scores, [.. Enumerable.Range(0, k)], own);
}
