namespace MulticlassMetrics.Tests.Explanation;

public class AverageChangeTest
{
    private static readonly ConfusionMatrix<string> May = ConfusionMatrix.FromCells(["a", "b", "c"], new double[,] { { 60, 8, 2 }, { 5, 20, 5 }, { 1, 4, 5 } });
    private static readonly ConfusionMatrix<string> June = ConfusionMatrix.FromCells(["c", "a", "b"], new double[,] { { 20, 3, 7 }, { 4, 40, 6 }, { 2, 3, 25 } });

    [Fact]
    public void Parts_AddUpToTheChangeOfTheAverage()
    {
        foreach (RatioMetric metric in new[] { Metric.F1, Metric.Recall, Metric.Precision })
        {
            AverageChange weighted = AverageChange.OfWeighted(May, June, metric), micro = AverageChange.OfMicro(May, June, metric);
            weighted.Change.Value.Should().BeApproximately(Averager.Weighted.Average(June, metric).Value - Averager.Weighted.Average(May, metric).Value, 1e-14);
            micro.Change.Value.Should().BeApproximately(Averager.Micro.Average(June, metric).Value - Averager.Micro.Average(May, metric).Value, 1e-14);
            (weighted.Performance.Value + weighted.Mix.Value).Should().BeApproximately(weighted.Change.Value, 1e-15);
            (micro.Performance.Value + micro.Mix.Value).Should().BeApproximately(micro.Change.Value, 1e-15);
        }
    }

    [Fact]
    public void ChangeOfMacro_IsPerformance()
    {
        AverageChange macro = AverageChange.OfMacro(May, June, Metric.F1);
        macro.Change.Value.Should().BeApproximately(Averager.Macro.F1(June).Value - Averager.Macro.F1(May).Value, 1e-14);
        macro.Performance.Should().Be(macro.Change);
        macro.Mix.Value.Should().Be(0);
        macro.Mix.StandardError.Should().Be(0);
        (macro.Earlier.Value, macro.Later.Value).Should().Be((Averager.Macro.F1(May).Value, Averager.Macro.F1(June).Value));
        double may = Influence.Of(May, Averager.Macro, Metric.F1).Variance(), june = Influence.Of(June, Averager.Macro, Metric.F1).Variance();
        macro.Change.StandardError.Should().BeApproximately(Math.Sqrt(may + june), 1e-14);
    }

    [Fact]
    public void ChangeOfScores_SplitsAsThatOfCounts()
    {
        (ClassScores<string> earlier, ClassScores<string> later) = (Scored(1, 0.6, ["a", "b", "c"]), Scored(2, 0.3, ["c", "a", "b"]));
        foreach (ScoreMetric metric in new[] { Metric.RocAuc, Metric.AveragePrecision })
        {
            AverageChange weighted = AverageChange.OfWeighted(earlier, later, metric), macro = AverageChange.OfMacro(earlier, later, metric);
            weighted.Change.Value.Should().BeApproximately(Averager.Weighted.Average(later, metric).Value - Averager.Weighted.Average(earlier, metric).Value, 1e-14);
            (weighted.Performance.Value + weighted.Mix.Value).Should().BeApproximately(weighted.Change.Value, 1e-15);
            weighted.Change.StandardError.Should().BeApproximately(Error(Averager.Weighted, metric), 1e-12);
            weighted.Mix.StandardError.Should().BePositive();
            macro.Change.Value.Should().BeApproximately(Averager.Macro.Average(later, metric).Value - Averager.Macro.Average(earlier, metric).Value, 1e-14);
            macro.Change.StandardError.Should().BeApproximately(Error(Averager.Macro, metric), 1e-12);
            macro.Performance.Should().Be(macro.Change);
        }

        double Error(IAverager averager, ScoreMetric metric) =>
            Math.Sqrt(Influence.Of(earlier, averager, metric).Variance() + Influence.Of(later, averager, metric).Variance());
    }

    [Fact]
    public void ChangeOfScores_NamesTheClassWithoutSamples()
    {
        var never = ClassScores.From(["a", "b"], new[,] { { 0.7, 0.2, 0.1 }, { 0.2, 0.7, 0.1 } }, ["a", "b", "c"]);
        FluentActions.Invoking(() => AverageChange.OfMacro(Scored(1, 0.6, ["a", "b", "c"]), never, Metric.RocAuc)).Should().Throw<ArgumentException>()
            .WithMessage("ROC AUC of class 'c' is undefined in the later test set, so its change is not known.*");
    }

    [Fact]
    public void Verdict_WhereTheMixHidesThatClassesAreDoneWorse()
    {
        // The easy class has become commoner, and both are done worse.
        ConfusionMatrix<string> then = Two(360, 40, 300, 300), now = Two(680, 120, 120, 80);
        AverageChange.OfWeighted(then, now, Metric.Recall).Verdict().Should().Equal(
            "Weighted recall went up from 0.660 to 0.760 (+0.100, p < 0.001); the classes themselves are done worse (-0.070, p < 0.001); the change of class mix accounts for +0.170, p < 0.001.",
            "A difference is called shown where p is below 0.05.");
        AverageChange.OfMacro(then, now, Metric.Recall).Verdict()[0].Should().Be(
            "Macro recall went down from 0.700 to 0.625 (-0.075, p < 0.001); the classes themselves are done worse (-0.075, p < 0.001); a macro average does not know the class mix.");
    }

    [Fact]
    public void Verdict_WhereTheDataCannotSay_AndAClassHasFewCases()
    {
        AverageChange change = AverageChange.OfWeighted(Two(30, 10, 3, 3), Two(32, 8, 6, 5), Metric.F1);
        change.Verdict().Should().HaveCount(3);
        change.Verdict()[0].Should().StartWith("The data cannot say that weighted F1 changed (from 0.7").And
            .Contain("; that the classes themselves are done otherwise is not shown (").And.Contain("; what the change of class mix adds (").And.EndWith(") is not shown to differ from zero.");
        change.Verdict()[1].Should().Be("Fewer than 10 cases: b (6) in the earlier test set; what is said rests on little there.");
        change.ToString().Should().Be(string.Join(' ', change.Verdict()));
    }

    [Fact]
    public void Verdict_OfALoss_ReadsItsDirection() => AverageChange.OfWeighted(Two(360, 40, 300, 300), Two(680, 120, 120, 80), Metric.FalseNegativeRate).Verdict()[0].Should()
        .StartWith("Weighted false negative rate went down").And.Contain("the classes themselves are done worse (+0.070, p < 0.001)");

    [Fact]
    public void Verdict_OfAMetricThatIsNeitherBetterNorWorse_SpeaksOfValues()
    {
        RatioMetric neutral = Metric.Ratio("yield", new(1), new(1, FalseNegatives: 1), MetricRange.ZeroToOne, MetricDirection.Neither);
        AverageChange.OfWeighted(Two(360, 40, 300, 300), Two(300, 100, 360, 240), neutral).Verdict()[0].Should().Contain("; the classes themselves have lower values (-0.120, p < 0.001); what the change of class mix adds (0.000");
        AverageChange.OfWeighted(Two(300, 100, 360, 240), Two(360, 40, 300, 300), neutral).Verdict()[0].Should().Contain("; the classes themselves have higher values (+0.120, p < 0.001); ");
    }

    [Fact]
    public void PerfectTestSets_ShowNoChange_WithAnIntervalForWhatWasNotSeen()
    {
        AverageChange change = AverageChange.OfMacro(Two(40, 0, 0, 30), Two(50, 0, 0, 20), Metric.Recall);
        change.Change.PValue.Should().Be(1);
        change.Change.High.Should().BeApproximately(Unseen(40) + Unseen(30) + Unseen(50) + Unseen(20), 1e-14);
        (change.Earlier.High, change.Later.High).Should().Be((1, 1));

        static double Unseen(int cases) => (1 - Math.Pow(0.025, 1.0 / cases)) / 2;
    }

    [Fact]
    public void ErrorOfTheChange_IsThatOfTwoIndependentAverages()
    {
        double may = Influence.Of(May, Averager.Weighted, Metric.F1).Variance(), june = Influence.Of(June, Averager.Weighted, Metric.F1).Variance();
        AverageChange.OfWeighted(May, June, Metric.F1).Change.StandardError.Should().BeApproximately(Math.Sqrt(may + june), 1e-14);
    }

    [Fact]
    public void ErrorOfTheParts_MatchesASimulation()
    {
        // Multinomial draws of both matrices at ten times their size, 4000 times: the spread has a standard error of about 1.1%; 5% is more than four of them.
        ConfusionMatrix<string> large = Tenfold(May), larger = Tenfold(June);
        AverageChange change = AverageChange.OfWeighted(large, larger, Metric.F1);
        var random = new Random(3);
        var performance = new List<double>();
        var mix = new List<double>();
        for (int run = 0; run < 4000; run++)
        {
            ConfusionMatrix<string> may = Draw(large, random), june = Draw(larger, random);
            double p = 0, m = 0;
            foreach (string label in May.Classes)
            {
                double shareThen = may[label].Support / may.TotalWeight, shareNow = june[label].Support / june.TotalWeight;
                p += (shareThen + shareNow) / 2 * (june[label].F1 - may[label].F1);
                m += (june[label].F1 + may[label].F1) / 2 * (shareNow - shareThen);
            }

            performance.Add(p);
            mix.Add(m);
        }

        Spread(performance).Should().BeApproximately(change.Performance.StandardError, 0.05 * change.Performance.StandardError);
        Spread(mix).Should().BeApproximately(change.Mix.StandardError, 0.05 * change.Mix.StandardError);
    }

    [Fact]
    public void SameMixAndPerformance_ChangeNothing()
    {
        AverageChange change = AverageChange.OfWeighted(May, May, Metric.F1);
        change.Change.Value.Should().Be(0);
        change.Performance.Value.Should().Be(0);
        change.Mix.Value.Should().Be(0);
    }

    [Fact]
    public void OtherClasses_AreRefusedByName()
    {
        var two = ConfusionMatrix.FromCells(["a", "b"], new double[,] { { 3, 1 }, { 1, 3 } });
        FluentActions.Invoking(() => AverageChange.OfWeighted(May, two, Metric.F1)).Should().Throw<ArgumentException>().WithMessage("Class 'c' is not in the later test set.*");
        FluentActions.Invoking(() => AverageChange.OfWeighted(two, May, Metric.F1)).Should().Throw<ArgumentException>().WithMessage("Class 'c' is not in the earlier test set.*");
        var never = ConfusionMatrix.FromCells(["a", "b", "c"], new double[,] { { 3, 1, 0 }, { 1, 3, 0 }, { 1, 0, 0 } });
        FluentActions.Invoking(() => AverageChange.OfMicro(May, never, Metric.Precision)).Should().Throw<ArgumentException>().WithMessage("precision of class 'c' is undefined in the later test set*");
    }

    private static ConfusionMatrix<string> Two(int rightA, int wrongA, int wrongB, int rightB) =>
        ConfusionMatrix.FromCells(["a", "b"], new double[,] { { rightA, wrongA }, { wrongB, rightB } });

    private static ClassScores<string> Scored(int seed, double common, string[] classes)
    {
        var random = new Random(seed);
        string[] actual = [.. Enumerable.Range(0, 200).Select(i => i / 200.0 < common ? "a" : i % 2 == 0 ? "b" : "c")];
        double[][] scores = [.. actual.Select(label => classes.Select(c => Math.Round(random.NextDouble() + (c == label ? 0.4 : 0), 2)).ToArray())];
        return ClassScores.From(actual, scores, classes);
    }

    private static ConfusionMatrix<string> Draw(ConfusionMatrix<string> like, Random random)
    {
        ConfusionCell<string>[] cells = [.. like.Cells];
        var builder = new ConfusionMatrixBuilder<string>(new LabelOptions<string> { Classes = [.. like.Classes] });
        for (int i = 0; i < (int)like.SampleCount; i++)
        {
            double u = random.NextDouble() * like.TotalWeight;
            int at = 0;
            while (at < cells.Length - 1 && u >= cells[at].Weight) u -= cells[at++].Weight;
            builder.Add(cells[at].Actual, cells[at].Predicted);
        }

        return builder.ToMatrix();
    }

    private static ConfusionMatrix<string> Tenfold(ConfusionMatrix<string> matrix) =>
        ConfusionMatrix.FromCells(matrix.Cells.Select(cell => (cell.Actual, cell.Predicted, 10 * cell.Weight)), new LabelOptions<string> { Classes = [.. matrix.Classes] });

    private static double Spread(List<double> values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1));
    }
}
