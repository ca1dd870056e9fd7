using CsCheck;

namespace MulticlassMetrics.Tests.Support;

/// <summary>Labels and predictions for tests of laws, and what they count to by the plainest means.</summary>
internal sealed record Samples(int[] Actual, int[] Predicted, double[] Weights)
{
    /// <summary>Up to sixty samples of up to seven classes; whole weights, some of them zero, so that sums are exact.</summary>
    public static Gen<Samples> Some { get; } = Gen.Select(Gen.Int[0, 6], Gen.Int[0, 6], Gen.Int[0, 4]).Array[1, 60]
        .Where(rows => rows.Any(row => row.Item3 > 0))
        .Select(rows => new Samples([.. rows.Select(row => row.Item1)], [.. rows.Select(row => row.Item2)], [.. rows.Select(row => (double)row.Item3)]));

    /// <summary>The cat, dog and owl of the documentation.</summary>
    public static ConfusionMatrix<string> Pets { get; } = ConfusionMatrix.FromLabels(
        ["cat", "cat", "cat", "cat", "dog", "dog", "dog", "owl"],
        ["cat", "cat", "cat", "dog", "dog", "dog", "owl", "dog"]);

    public ConfusionMatrix<int> Matrix => ConfusionMatrix.FromLabels(Actual, Predicted, Weights);

    public ConfusionMatrix<int> UnweightedMatrix => ConfusionMatrix.FromLabels(Actual, Predicted);

    public BinaryCounts CountsOf(int label)
    {
        double tp = 0, fp = 0, tn = 0, fn = 0;
        for (int i = 0; i < Actual.Length; i++)
        {
            switch (Actual[i] == label, Predicted[i] == label)
            {
                case (true, true): tp += Weights[i]; break;
                case (false, true): fp += Weights[i]; break;
                case (true, false): fn += Weights[i]; break;
                case (false, false): tn += Weights[i]; break;
            }
        }

        return new BinaryCounts(tp, fp, tn, fn);
    }
}
