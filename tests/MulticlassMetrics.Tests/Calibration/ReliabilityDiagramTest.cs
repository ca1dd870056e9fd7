using CsCheck;
using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Calibration;

public class ReliabilityDiagramTest
{
    [Fact]
    public void Bins_OfEqualWidthAreClosedOnTheRightAndTheFirstOnBothSides()
    {
        var scores = ClassScores.ForPositive([false, true, true, true, true], [0, 0.1, 0.3, 0.30000000000000004, 1], positive: true);

        ReliabilityDiagram diagram = scores[true].Reliability(bins: 10);

        diagram.Bins.Select(bin => bin.Weight).Should().Equal(2, 0, 1, 1, 0, 0, 0, 0, 0, 1);
        diagram.Bins.Select(bin => bin.Upper).Should().Equal(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1);
        diagram.Bins[0].Should().Be(new ReliabilityBin(0, 0.1, 2, 0.05, 0.5));
        diagram.Bins[0].Gap.Should().Be(0.45);
        diagram.Bins[1].Confidence.Should().Be(double.NaN);
        diagram.Bins[1].Accuracy.Should().Be(double.NaN);
        diagram.TotalWeight.Should().Be(5);
    }

    [Fact]
    public void Bins_OfEqualMassKeepTiesTogether()
    {
        var scores = ClassScores.ForPositive(new bool[8], [0.1, 0.2, 0.3, 0.3, 0.3, 0.3, 0.5, 0.9], positive: true);

        ReliabilityDiagram diagram = scores[true].Reliability(bins: 4, CalibrationBinning.EqualMass);

        diagram.Bins.Select(bin => (bin.Lower, bin.Upper, bin.Weight)).Should().Equal((0, 0.2, 2), (0.2, 0.3, 4), (0.3, 1, 2));
    }

    [Fact]
    public void Bins_OfEqualMassAreOneWhenAllTie() =>
        ClassScores.ForPositive([true, false, true], [0.4, 0.4, 0.4], positive: true)[true].Reliability(5, CalibrationBinning.EqualMass).Bins
            .Should().Equal(new ReliabilityBin(0, 1, 3, 0.4000000000000001, 2.0 / 3));

    [Fact]
    public void Bins_OfEqualMassAreOneASampleWhenThereAreMoreBins() =>
        ClassScores.ForPositive([true, false, true], [0.4, 0.3, 0.2], positive: true)[true].Reliability(9, CalibrationBinning.EqualMass).Bins.Should().HaveCount(3);

    [Fact]
    public void CalibrationError_FollowsTheNorm()
    {
        var apart = ClassScores.ForPositive([true, true, true, false], [0.5, 0.9, 0.8, 0.7], positive: true)[true].Reliability(bins: 2);
        double gap = 0.8 - (2.0 / 3); // of three samples, and ½ of one
        apart.CalibrationError(CalibrationNorm.L1).Should().BeApproximately((0.5 + (3 * gap)) / 4, 1e-15);
        apart.CalibrationError(CalibrationNorm.L2).Should().BeApproximately(Math.Sqrt((0.25 + (3 * gap * gap)) / 4), 1e-15);
        apart.CalibrationError(CalibrationNorm.Max).Should().Be(0.5);
        apart.ToString().Should().Be("2 bins, calibration error 0.225");
    }

    [Fact]
    public void Reliability_OfTheTopLabelTakesTheSurerSideOfOneColumn()
    {
        var scores = ClassScores.ForPositive([true, false, false], [0.5, 0.5, 0.2], positive: true);

        ReliabilityDiagram diagram = scores.Reliability(bins: 2);

        diagram.Bins.Should().Equal(new ReliabilityBin(0, 0.5, 2, 0.5, 0.5), new ReliabilityBin(0.5, 1, 1, 0.8, 1));
    }

    [Theory]
    [InlineData(CalibrationBinning.EqualWidth)]
    [InlineData(CalibrationBinning.EqualMass)]
    public void BrierDecomposition_AddsUp(CalibrationBinning binning) =>
        Gen.Select(Gen.Int[0, 100_000], Gen.Int[1, 60], Gen.Int[2, 5], Gen.Int[1, 12], Gen.Int[2, 50]).Sample((seed, rows, classes, bins, grain) =>
        {
            (ClassScores<int> weighted, ClassScores<int> repeated) = RandomProbabilities.WeightedAndRepeated(seed, rows + 1, classes, grain);
            BrierDecomposition parts = weighted.BrierDecomposition(bins, binning);

            Golden.Agree(parts.Reliability - parts.Resolution + parts.Uncertainty + parts.WithinBinVariance - parts.WithinBinCovariance, parts.Score, Golden.Exact, "sum");
            Golden.Agree(parts.Reliability - parts.GeneralizedResolution + parts.Uncertainty, parts.Score, Golden.Exact, "generalised");
            Golden.Agree(parts.Score, weighted.BrierScore(), Golden.Exact, "score");
            Golden.Agree(parts.Reliability, repeated.BrierDecomposition(bins, binning).Reliability, Golden.Exact, "repeated");
            Golden.Agree(weighted.CalibrationError(bins, CalibrationNorm.L2, binning), Math.Sqrt(weighted.Reliability(bins, binning).BrierDecomposition.Reliability), Golden.Exact, "l2");
        }, iter: 200);

    [Fact]
    public void BrierDecomposition_HasNothingInsideBinsOfOneProbability()
    {
        BrierDecomposition parts = ClassScores.ForPositive([true, true, false, false, true], [0.5, 0.5, 0.5, 0.125, 0.125], positive: true)[true].Reliability().BrierDecomposition;

        parts.WithinBinVariance.Should().Be(0);
        parts.WithinBinCovariance.Should().Be(0);
        parts.Uncertainty.Should().BeApproximately(0.24, 1e-15);
    }

    [Fact]
    public void ClassCalibrationError_IsThatOfTheClassAndPoolsEntries()
    {
        (int[] actual, double[] rows) = RandomProbabilities.Rows(seed: 4, rows: 30, classes: 3);
        var scores = ClassScores.From(actual, rows, [0, 1, 2]);
        var second = ClassScores.ForPositive(actual, Enumerable.Range(0, 30).Select(row => rows[(3 * row) + 1]).ToArray(), positive: 1);
        bool[] entries = [.. actual.SelectMany(a => new[] { a == 0, a == 1, a == 2 })];
        ScoreMetric metric = Metric.ClassCalibrationError(6, CalibrationNorm.Max);

        metric.Measure(scores[1]).Should().Be(metric.Measure(second[1]));
        Averager.Micro.Average(scores, metric).Value.Should().Be(metric.Measure(ClassScores.ForPositive(entries, rows, positive: true)[true]));
        metric.Name.Should().Be("class calibration error (6 bins of equal width, max)");
    }

    [Fact]
    public void Reliability_RefusesBadArguments()
    {
        var scores = ClassScores.ForPositive([true], [0.5], positive: true);

        scores.Invoking(s => s.Reliability(bins: 0)).Should().Throw<ArgumentOutOfRangeException>().WithMessage("There must be at least one bin.*0*");
        scores.Invoking(s => s[true].Reliability(binning: (CalibrationBinning)9)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("binning");
        scores.Invoking(s => s.CalibrationError(norm: (CalibrationNorm)9)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("norm");
        scores.Invoking(s => s.Reliability().CalibrationError((CalibrationNorm)9)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("norm");
        scores.Invoking(_ => ScoredClass.Pool([]).Reliability()).Should().Throw<ArgumentException>().WithMessage("There are no samples.*");
        scores.Invoking(_ => ((ClassScores)null!).Reliability()).Should().Throw<ArgumentNullException>();
    }
}
