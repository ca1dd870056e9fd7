namespace MulticlassMetrics.Tests.Inference.Comparison;

/// <summary>How often paired tests at the 5% level see a difference between two models that have none: 300 samples, 2000 repetitions, fixed seed.</summary>
public class EqualModelsSimulationTest
{
    [Fact]
    public void PairedTests_OfEqualModels_RejectAsOftenAsTheySay()
    {
        const int Repetitions = 2000;
        var models = new SimulatedModels(1.5, 1.5, new Random(11));
        (string Name, Func<PairedComparison<string>, PairedDifference> Of)[] differences =
        [
            ("accuracy", c => c.Difference(Averager.Micro, Metric.Recall)),
            ("macro F1", c => c.Difference(Averager.Macro, Metric.F1)),
            ("weighted precision", c => c.Difference(Averager.Weighted, Metric.Precision)),
            ("recall of c", c => c.Difference("c", Metric.Recall)),
            ("macro AUC", c => c.Difference(Averager.Macro, Metric.RocAuc)),
            ("micro AP", c => c.Difference(Averager.Micro, Metric.AveragePrecision)),
        ];
        int[] rejected = new int[differences.Length], worseByNothing = new int[differences.Length];
        int anyClass = 0;
        for (int repetition = 0; repetition < Repetitions; repetition++)
        {
            PairedComparison<string> comparison = models.Draw(300);
            for (int d = 0; d < differences.Length; d++)
            {
                PairedDifference difference = differences[d].Of(comparison);
                if (difference.PValue < 0.05) rejected[d]++;
                if (difference.NonInferiority(0).IsNonInferior) worseByNothing[d]++;
            }

            if (comparison.PerClass(Metric.F1).Any(c => c.AdjustedPValue < 0.05)) anyClass++;
        }

        // A share of 5% in 2000 repetitions has a standard error of 0.5%.
        for (int d = 0; d < differences.Length; d++)
        {
            (rejected[d] / (double)Repetitions).Should().BeInRange(0.035, 0.065, differences[d].Name);
            (worseByNothing[d] / (double)Repetitions).Should().BeInRange(0.035, 0.065, $"{differences[d].Name}, superiority");
        }

        (anyClass / (double)Repetitions).Should().BeLessThan(0.06, "of three classes even one is rarely called different");
    }

    [Fact]
    public void McNemar_OfEqualModels_RejectsAtMostAsOftenAsItSays()
    {
        const int Repetitions = 20_000;
        var random = new Random(12);
        int exact = 0, mid = 0, plain = 0;
        for (int repetition = 0; repetition < Repetitions; repetition++)
        {
            int b = 0;
            for (int i = 0; i < 30; i++) b += random.Next(2);
            var test = new McNemar(b, 30 - b);
            if (test.Exact().PValue < 0.05) exact++;
            if (test.MidP().PValue < 0.05) mid++;
            if (test.ChiSquared().PValue < 0.05) plain++;
        }

        // Of 30 discordant samples the exact test rejects from 9 down, with probability 4.28%; so does mid-p, since 10 would give 5.3%; the plain one as well.
        (exact / (double)Repetitions).Should().BeInRange(0.038, 0.048);
        (mid / (double)Repetitions).Should().BeInRange(0.038, 0.055);
        (plain / (double)Repetitions).Should().BeInRange(0.038, 0.055);
    }
}
