namespace MulticlassMetrics.Tests.Inference.Comparison;

public class PowerAnalysisTest
{
    private static readonly ConfusionMatrix<string> Matrix = ConfusionMatrix.FromCells(["a", "b"], new double[,] { { 40, 10 }, { 10, 40 } });

    private static Influence Accuracy => Influence.Of(Matrix, Averager.Micro, Metric.Recall);

    [Fact]
    public void Samples_AreThoseOfTheFormula()
    {
        // v = 0.16; (1.644854 + 0.841621)^2 = 6.18256 and (1.959964 + 0.841621)^2 = 7.84888.
        PowerAnalysis oneSided = PowerAnalysis.Of(Accuracy, TestSides.OneSided), twoSided = PowerAnalysis.Of(Accuracy);

        oneSided.VariancePerSample.Should().BeApproximately(0.16, 1e-15);
        oneSided.SamplesForBound(0.75).Should().Be(Math.Ceiling(0.16 * 6.18256 / 0.0025));
        twoSided.SamplesForBound(0.75).Should().Be(Math.Ceiling(0.16 * 7.84888 / 0.0025));
        twoSided.SamplesForBound(0.85).Should().Be(twoSided.SamplesForBound(0.75));
        twoSided.DetectableDistance(1000).Should().BeApproximately(Math.Sqrt(0.16 * 7.84888 / 1000), 1e-7);
        twoSided.Power(0, 100).Should().BeApproximately(0.05, 1e-12);
        oneSided.Power(0, 100).Should().BeApproximately(0.05, 1e-12);
        twoSided.SamplesForBound(0.8).Should().Be(double.PositiveInfinity);
    }

    [Theory]
    [InlineData(TestSides.OneSided, 0.8)]
    [InlineData(TestSides.TwoSided, 0.95)]
    [InlineData(TestSides.TwoSided, 0.06)]
    public void Samples_AreTheFewestOfThePower(TestSides sides, double power)
    {
        PowerAnalysis analysis = PowerAnalysis.Of(Accuracy, sides);

        double samples = analysis.SamplesForDistance(0.01, power);

        analysis.Power(0.01, samples).Should().BeGreaterThanOrEqualTo(power);
        analysis.Power(0.01, samples - 1).Should().BeLessThan(power);
    }

    [Fact]
    public void Samples_GiveThePower_WhereTwoModelsAreCompared()
    {
        var models = new SimulatedModels(1.4, 1.6, new Random(21));
        PairedComparison<string> pilot = models.Draw(200_000);
        (string Name, Func<PairedComparison<string>, PairedDifference> Of)[] differences =
            [("macro F1", c => c.Difference(Averager.Macro, Metric.F1)), ("macro AUC", c => c.Difference(Averager.Macro, Metric.RocAuc))];
        foreach ((string name, Func<PairedComparison<string>, PairedDifference> of) in differences)
        {
            PairedDifference truth = of(pilot);
            double samples = PowerAnalysis.Of(truth).SamplesForDistance(truth.Difference, 0.8);
            const int Repetitions = 1000;
            int found = 0;
            for (int repetition = 0; repetition < Repetitions; repetition++)
            {
                if (of(models.Draw((int)samples)).PValue < 0.05) found++;
            }

            // 80% in 1000 repetitions has a standard error of 1.3%, the difference of the pilot one that moves the power by another 1%.
            (found / (double)Repetitions).Should().BeInRange(0.75, 0.85, $"{name} with {samples} samples");
        }
    }

    [Fact]
    public void Samples_GiveThePower_WhereAStatisticIsHeldAgainstABound()
    {
        var random = new Random(22);
        ConfusionMatrix<int> population = ConfusionMatrix.FromCells([0, 1, 2], new double[,] { { 42, 5, 3 }, { 6, 20, 4 }, { 2, 3, 15 } });
        (int Actual, int Predicted, double Share)[] cells = [.. population.Cells.Select(cell => (cell.Actual, cell.Predicted, cell.Weight / 100))];
        Influence macro = Influence.Of(population, Averager.Macro, Metric.F1);
        double bound = macro.Value - 0.05;
        double samples = PowerAnalysis.Of(macro, TestSides.OneSided).SamplesForBound(bound, 0.8);
        const int Repetitions = 2000;
        int found = 0;
        for (int repetition = 0; repetition < Repetitions; repetition++)
        {
            int[] actual = new int[(int)samples], predicted = new int[(int)samples];
            for (int i = 0; i < actual.Length; i++)
            {
                double u = random.NextDouble();
                int at = 0;
                while (at < cells.Length - 1 && u >= cells[at].Share) u -= cells[at++].Share;
                (actual[i], predicted[i], _) = cells[at];
            }

            Influence drawn = Influence.Of(ConfusionMatrix.FromLabels(actual, predicted), Averager.Macro, Metric.F1);
            if (drawn.Value - (1.6448536269514722 * drawn.StandardError()) > bound) found++;
        }

        (found / (double)Repetitions).Should().BeInRange(0.76, 0.84);
    }

    [Fact]
    public void NoVariance_IsNoCertainty()
    {
        PowerAnalysis perfect = PowerAnalysis.Of(Influence.Of(ConfusionMatrix.FromLabels(["a", "b"], ["a", "b"]), Averager.Micro, Metric.Recall));

        perfect.SamplesForBound(0.9).Should().Be(double.NaN);
        perfect.Power(0.1, 100).Should().Be(double.NaN);
        perfect.DetectableDistance(100).Should().Be(double.NaN);
    }

    [Fact]
    public void PowerAnalysis_RefusesBadInput()
    {
        PowerAnalysis analysis = PowerAnalysis.Of(Accuracy);

        Refuses(() => PowerAnalysis.Of(Accuracy, level: 0), "The level of the test must be above 0 and below 1.*");
        Refuses(() => PowerAnalysis.Of(Accuracy, (TestSides)7), "There are one-sided and two-sided tests only.*");
        Refuses(() => analysis.SamplesForBound(0.7, power: 1), "The power must be above the level 0.05 and below 1; it is 1.*");
        Refuses(() => analysis.SamplesForBound(0.7, power: 0.05), "The power must be above the level 0.05 and below 1; it is 0.05.*");
        Refuses(() => analysis.SamplesForBound(double.NaN), "It must be finite; it is NaN.*");
        Refuses(() => analysis.Power(0.1, 0), "The number of samples must be positive and finite; it is 0.*");
    }

    private static void Refuses(Action act, string message) => act.Should().Throw<ArgumentOutOfRangeException>().WithMessage(message);
}
