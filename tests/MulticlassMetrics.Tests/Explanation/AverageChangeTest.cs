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
