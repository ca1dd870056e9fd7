using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Counts;

public class BinaryCountsTest
{
    private static readonly BinaryCounts Counts = new(truePositives: 15, falsePositives: 5, trueNegatives: 370, falseNegatives: 10);

    [Fact]
    public void Ratios_FollowTheirDefinitions()
    {
        Counts.Support.Should().Be(25);
        Counts.PredictedPositives.Should().Be(20);
        Counts.Total.Should().Be(400);
        Counts.Precision.Should().Be(0.75);
        Counts.Recall.Should().Be(0.6);
        Counts.Specificity.Should().Be(370 / 375.0);
        Counts.NegativePredictiveValue.Should().Be(370 / 380.0);
        Counts.F1.Should().Be(30 / 45.0);
        Counts.Jaccard.Should().Be(0.5);
        Counts.Accuracy.Should().Be(385 / 400.0);
    }

    [Fact]
    public void Default_IsTheCountsOfNoSamples()
    {
        BinaryCounts none = default;

        none.Total.Should().Be(0);
        none.Should().Be(BinaryCounts.Pool([]));
        new[] { none.Precision, none.Recall, none.Specificity, none.NegativePredictiveValue, none.F1, none.Jaccard, none.Accuracy }.Should().AllBeEquivalentTo(double.NaN);
    }

    [Fact]
    public void Recall_IsUndefinedWhenTheClassNeverOccurs() => new BinaryCounts(0, 3, 5, 0).Recall.Should().Be(double.NaN);

    [Fact]
    public void Precision_IsUndefinedWhenTheClassIsNeverPredicted() => new BinaryCounts(0, 0, 5, 3).Precision.Should().Be(double.NaN);

    [Theory]
    [InlineData(0, 3, 0)]
    [InlineData(3, 0, 0)]
    [InlineData(0, 0, double.NaN)]
    public void F1_IsUndefinedOnlyWithoutAnyPositive(double falsePositives, double falseNegatives, double expected) =>
        new BinaryCounts(0, falsePositives, 5, falseNegatives).F1.Should().Be(expected);

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Constructor_RefusesWhatIsNoCount(double bad)
    {
        Action[] makes =
        [
            () => _ = new BinaryCounts(bad, 0, 0, 0), () => _ = new BinaryCounts(0, bad, 0, 0), () => _ = new BinaryCounts(0, 0, bad, 0), () => _ = new BinaryCounts(0, 0, 0, bad),
        ];
        string[] names = ["truePositives", "falsePositives", "trueNegatives", "falseNegatives"];

        for (int i = 0; i < makes.Length; i++)
        {
            makes[i].Should().Throw<ArgumentOutOfRangeException>().WithParameterName(names[i])
                .WithMessage(FormattableString.Invariant($"A count must be a finite number that is not negative; {names[i]} is {bad}.*"));
        }
    }

    [Fact]
    public void Add_KeepsEachCountInItsPlace() => (Counts + new BinaryCounts(1, 20, 300, 4000)).Should().Be(new BinaryCounts(16, 25, 670, 4010));

    [Fact]
    public void Pool_AddsWithoutLosingSmallCountsBesideLargeOnes()
    {
        BinaryCounts[] parts = [new(1e20, 0, 0, 0), .. Enumerable.Repeat(new BinaryCounts(1, 0, 0, 0), 100_000)];

        BinaryCounts.Pool(parts).TruePositives.Should().Be(1e20 + 100_000);
    }

    [Fact]
    public void Equals_ComparesAllFourCounts()
    {
        (Counts == new BinaryCounts(15, 5, 370, 10)).Should().BeTrue();
        Counts.GetHashCode().Should().Be(new BinaryCounts(15, 5, 370, 10).GetHashCode());
        Counts.Equals((object)new BinaryCounts(15, 5, 370, 10)).Should().BeTrue();
        Counts.Equals("TP 15").Should().BeFalse();
        foreach (BinaryCounts other in new BinaryCounts[] { new(0, 5, 370, 10), new(15, 10, 370, 5), new(15, 5, 0, 10), new(15, 5, 370, 0) })
        {
            (Counts != other).Should().BeTrue();
            Counts.Equals(other).Should().BeFalse();
        }
    }

    [Fact]
    public void Equals_TakesNegativeZeroForZero()
    {
        new BinaryCounts(-0.0, 0, 0, 0).Should().Be(default(BinaryCounts));
        new BinaryCounts(-0.0, 0, 0, 0).GetHashCode().Should().Be(default(BinaryCounts).GetHashCode());
    }

    [Fact]
    public void ToString_IsTheSameInEveryCulture() =>
        Culture.DecimalComma(() => new BinaryCounts(1.5, 2, 0.25, 1e20).ToString()).Should().Be("TP 1.5, FP 2, TN 0.25, FN 1E+20");
}
