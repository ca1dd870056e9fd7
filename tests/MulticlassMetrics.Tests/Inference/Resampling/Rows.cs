namespace MulticlassMetrics.Tests.Inference.Resampling;

/// <summary>Rows that a middling model of three classes, and a second one that mostly agrees with it, might predict.</summary>
internal sealed record Rows(string[] Actual, string[] First, string[] Second, double[] Weights, int[] Clusters)
{
    public static readonly string[] Labels = ["a", "b", "c"];

    public static LabelOptions<string> Options { get; } = new() { Classes = Labels };

    public LabelPairs<string> Pairs => LabelPairs.From(Actual, First, options: Options);

    public LabelPairs<string> Others => LabelPairs.From(Actual, Second, options: Options);

    public LabelPairs<string> Weighted => LabelPairs.From(Actual, First, Weights, Options);

    public static Rows Of(int count, int seed, double agreement = 0.7)
    {
        var random = new Random(seed);
        string[] actual = new string[count], first = new string[count], second = new string[count];
        for (int i = 0; i < count; i++)
        {
            actual[i] = Labels[Math.Min(2, (int)(random.NextDouble() * 4.5) / 2)];
            first[i] = Guess(actual[i]);
            second[i] = random.NextDouble() < agreement ? first[i] : Guess(actual[i]);
        }

        return new Rows(
            actual, first, second, [.. Enumerable.Range(0, count).Select(_ => random.Next(1, 5) / 2.0)], [.. Enumerable.Range(0, count).Select(_ => random.Next(count / 5))]);

        string Guess(string truth) => random.NextDouble() < 0.6 ? truth : Labels[random.Next(3)];
    }

    public ClassScores<string> Scores(int seed, double signal = 1)
    {
        var random = new Random(seed);
        double[,] scores = new double[Actual.Length, 3];
        for (int i = 0; i < Actual.Length; i++)
        {
            for (int c = 0; c < 3; c++) scores[i, c] = Math.Round(random.NextDouble() + random.NextDouble() + (Labels[c] == Actual[i] ? signal : 0), 2);
        }

        return ClassScores.From(Actual, scores, Labels);
    }
}
