namespace MulticlassMetrics.Tests.Inference.Comparison;

/// <summary>Two models of a population of three unequal classes whose mistakes go together, since some samples are hard for both.</summary>
internal sealed class SimulatedModels(double firstSkill, double secondSkill, Random random)
{
    private static readonly string[] Labels = ["a", "b", "c"];
    private static readonly double[] Shares = [0.5, 0.3, 0.2];

    /// <summary>Samples with the predictions of both: the highest of a noisy score, of which the sample's own noise is common to both.</summary>
    public PairedComparison<string> Draw(int samples)
    {
        string[] actual = new string[samples];
        string[][] predicted = [new string[samples], new string[samples]];
        double[][] scores = [new double[3 * samples], new double[3 * samples]];
        for (int i = 0; i < samples; i++)
        {
            double u = random.NextDouble();
            int label = u < Shares[0] ? 0 : u < Shares[0] + Shares[1] ? 1 : 2;
            actual[i] = Labels[label];
            double[] common = [Gaussian(), Gaussian(), Gaussian()];
            for (int model = 0; model < 2; model++)
            {
                int best = 0;
                for (int c = 0; c < 3; c++)
                {
                    double score = common[c] + (0.7 * Gaussian()) + (c == label ? model == 0 ? firstSkill : secondSkill : 0) + (0.5 * Math.Log(Shares[c]));
                    scores[model][(3 * i) + c] = score;
                    if (score > scores[model][(3 * i) + best]) best = c;
                }

                predicted[model][i] = Labels[best];
            }
        }

        var options = new LabelOptions<string> { Classes = Labels };
        return PairedComparison.Of(
            LabelPairs.From(actual, predicted[0], options: options), LabelPairs.From(actual, predicted[1], options: options),
            ClassScores.From(actual, scores[0], Labels), ClassScores.From(actual, scores[1], Labels));
    }

    private double Gaussian() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
