namespace MulticlassMetrics.Tests.Inference.Comparison;

public class PairedComparisonTest
{
    private static readonly string[] Actual = ["a", "a", "a", "a", "b", "b", "b", "b", "c", "c"];
    private static readonly string[] Before = ["a", "b", "a", "c", "b", "a", "b", "c", "c", "a"];
    private static readonly string[] After = ["a", "a", "a", "b", "b", "b", "c", "b", "c", "a"];

    private static PairedComparison<string> Comparison => PairedComparison.Of(LabelPairs.From(Actual, Before), LabelPairs.From(Actual, After));

    [Fact]
    public void Difference_OfAccuracies_IsTheMeanOfTheSigns()
    {
        // Three samples gained and one lost of ten: the mean is 0.2, its variance (0.4 - 0.04) / 10.
        PairedDifference accuracy = Comparison.Difference(Averager.Micro, Metric.Recall);

        accuracy.First.Should().BeApproximately(0.5, 1e-15);
        accuracy.Second.Should().BeApproximately(0.7, 1e-15);
        accuracy.Difference.Should().BeApproximately(0.2, 1e-15);
        accuracy.StandardError.Should().BeApproximately(Math.Sqrt(0.036), 1e-15);
        accuracy.Low.Should().BeApproximately(0.2 - (1.959963984540054 * Math.Sqrt(0.036)), 1e-14);
        accuracy.High.Should().BeApproximately(0.2 + (1.959963984540054 * Math.Sqrt(0.036)), 1e-14);
        accuracy.PValue.Should().BeApproximately(0.2918, 1e-4);
        accuracy.Method.Should().Be("Wald");
        accuracy.Samples.Should().Be(10);
        accuracy.Warnings.Should().Equal("class 'c' has only 2 cases");
        accuracy.ToString().Should().Be("recall (micro): 0.500 to 0.700, difference 0.200 [-0.172, 0.572], p = 0.292");
    }

    [Fact]
    public void Difference_ChangesSignWithTheOrder()
    {
        PairedDifference there = Comparison.Difference("b", Metric.F1);
        PairedDifference back = PairedComparison.Of(LabelPairs.From(Actual, After), LabelPairs.From(Actual, Before)).Difference("b", Metric.F1);

        back.Difference.Should().Be(-there.Difference);
        back.Low.Should().Be(-there.High);
        back.PValue.Should().Be(there.PValue);
    }

    [Fact]
    public void ClusteredBy_AddsUpTheSamplesOfACluster()
    {
        // Gains minus losses by cluster, less their mean 0.2 a sample: 2 - 0.8, 0 - 0.8, 0 - 0.4.
        int[] clusters = [1, 1, 2, 2, 2, 1, 2, 1, 3, 3];
        PairedDifference clustered = Comparison.ClusteredBy(clusters).Difference(Averager.Micro, Metric.Recall);

        double[] sums = [3 - 0.8, -1 - 0.8, 0 - 0.4];
        clustered.StandardError.Should().BeApproximately(Math.Sqrt(1.5 * sums.Sum(s => s * s)) / 10, 1e-14);
        clustered.Warnings.Should().Contain("only 3 clusters");
    }

    [Fact]
    public void Weights_OfTheSamples_CountAsSaid()
    {
        double[] weights = [2, 1, 1, 3, 1, 2, 1, 1, 1, 2];
        int[] rows = [.. Enumerable.Range(0, 10).SelectMany(row => Enumerable.Repeat(row, (int)weights[row]))];
        PairedDifference repeated = PairedComparison.Of(Pairs(rows, Before), Pairs(rows, After)).Difference(Averager.Macro, Metric.F1);
        LabelPairs<string> first = LabelPairs.From(Actual, Before, weights), second = LabelPairs.From(Actual, After, weights);
        PairedDifference frequency = PairedComparison.Of(first, second, weights: WeightMeaning.Frequency).Difference(Averager.Macro, Metric.F1);
        PairedDifference sampling = PairedComparison.Of(first, second).Difference(Averager.Macro, Metric.F1);

        frequency.Difference.Should().BeApproximately(repeated.Difference, 1e-14);
        frequency.StandardError.Should().BeApproximately(repeated.StandardError, 1e-14);
        sampling.StandardError.Should().BeGreaterThan(frequency.StandardError);

        static LabelPairs<string> Pairs(int[] rows, string[] predicted) => LabelPairs.From([.. rows.Select(row => Actual[row])], [.. rows.Select(row => predicted[row])]);
    }

    [Fact]
    public void PerClass_AdjustsForTheNumberOfClassesThatHaveAPValue()
    {
        var options = new LabelOptions<string> { Classes = ["a", "b", "c", "d"] };
        PairedComparison<string> comparison = PairedComparison.Of(LabelPairs.From(Actual, Before, options: options), LabelPairs.From(Actual, After, options: options));

        ClassDifference<string>[] recalls = [.. comparison.PerClass(Metric.Recall)];

        recalls.Select(recall => recall.Class).Should().Equal("a", "b", "c", "d");
        recalls.Select(recall => recall.AdjustedPValue).Should().Equal(Holm.Adjust([.. recalls.Select(recall => recall.Difference.PValue)]));
        recalls[0].Difference.Difference.Should().BeApproximately(0.25, 1e-15);
        recalls[0].ToString().Should().EndWith("over all classes)");
        recalls[3].Difference.Difference.Should().Be(double.NaN, "class d never occurs");
        recalls[3].Difference.PValue.Should().Be(double.NaN);
        recalls[3].Difference.Low.Should().Be(double.NaN);
        recalls[3].Difference.Method.Should().Be("none: no standard error");
        recalls[3].ToString().Should().Be("recall of d: difference undefined (p undefined over all classes)");
        recalls[3].AdjustedPValue.Should().Be(double.NaN);
    }

    [Fact]
    public void Of_KeepsWhatItCompares()
    {
        LabelPairs<string> first = LabelPairs.From(Actual, Before), second = LabelPairs.From(Actual, Actual);
        var scores = ClassScores.From(["a", "b"], new double[,] { { 0.9, 0.1 }, { 0.4, 0.6 } }, ["a", "b"]);
        var others = ClassScores.From(["a", "b"], new double[,] { { 0.8, 0.2 }, { 0.4, 0.6 } }, ["a", "b"]);

        PairedComparison<string> ofLabels = PairedComparison.Of(first, second), ofScores = PairedComparison.Of(scores, others);

        (ofLabels.FirstLabels, ofLabels.SecondLabels, ofLabels.FirstScores, ofLabels.SecondScores).Should().Be((first, second, null, null));
        (ofScores.FirstLabels, ofScores.SecondLabels, ofScores.FirstScores, ofScores.SecondScores).Should().Be((null, null, scores, others));
    }

    [Fact]
    public void Of_NamesTheFirstRowThatDisagrees()
    {
        LabelPairs<string> first = LabelPairs.From(Actual, Before);
        string[] swapped = ["a", "a", "a", "b", "a", "b", "b", "b", "c", "c"];

        Refuses(() => PairedComparison.Of(first, LabelPairs.From(swapped, After)), "Row 3 is 'a' in 'first' and 'b' in 'second'; paired models need the same samples in the same order. (Parameter 'second')");
        Refuses(() => PairedComparison.Of(first, LabelPairs.From(Actual[1..], After[1..])), "'first' has 10 entries and 'second' has 9; they must have the same number. (Parameter 'second')");
        Refuses(
            () => PairedComparison.Of(first, LabelPairs.From(Actual, After, [1, 1, 0.5, 1, 1, 1, 1, 1, 1, 1])),
            "Row 2 weighs 1 in 'first' and 0.5 in 'second'; paired models need the same samples in the same order. (Parameter 'second')");
        ClassScores<string> scores = ClassScores.From(swapped, Enumerable.Repeat(new[] { 1.0, 0, 0 }, 10).ToArray(), ["a", "b", "c"]);
        Refuses(
            () => PairedComparison.Of(first, LabelPairs.From(Actual, After), scores, scores),
            "Row 3 is 'a' in 'first' and 'b' in 'firstScores'; paired models need the same samples in the same order. (Parameter 'firstScores')");
        Refuses(() => PairedComparison.Of(first, LabelPairs.From(Actual, After), scores), "The first model has scores and the second has none. (Parameter 'secondScores')");
    }

    [Fact]
    public void Of_RefusesModelsOfDifferentClasses()
    {
        string[] strange = [.. After[..9], "d"];

        Refuses(
            () => PairedComparison.Of(LabelPairs.From(Actual, Before), LabelPairs.From(Actual, strange)),
            "'d' is a class of 'second' and not of 'first'; declare the classes of both, so that averages are over the same ones. (Parameter 'second')");
        Refuses(
            () => PairedComparison.Of(LabelPairs.From(Actual, Before, options: new LabelOptions<string> { Comparer = StringComparer.OrdinalIgnoreCase }), LabelPairs.From(Actual, After)),
            "'first' and 'second' compare labels differently. (Parameter 'second')");
    }

    [Fact]
    public void Of_TakesClassesInAnyOrder_AndRowsThatBothDropped()
    {
        LabelPairs<string> first = LabelPairs.From(Actual, Before, options: new LabelOptions<string> { Classes = ["a", "b"], Undeclared = UndeclaredLabels.Drop });
        LabelPairs<string> second = LabelPairs.From(Actual, [.. After[..6], "b", .. After[7..]], options: new LabelOptions<string> { Classes = ["b", "a"], Undeclared = UndeclaredLabels.Drop });

        // The first model also lost row 3 for its prediction.
        Refuses(() => PairedComparison.Of(first, second), "Row 3 weighs 0 in 'first' and 1 in 'second'; paired models need the same samples in the same order. (Parameter 'second')");
        string[] tame = [.. Before.Select(label => label == "c" ? "a" : label)];
        first = LabelPairs.From(Actual, tame, options: new LabelOptions<string> { Classes = ["a", "b"], Undeclared = UndeclaredLabels.Drop });
        second = LabelPairs.From(Actual, tame, options: new LabelOptions<string> { Classes = ["b", "a"], Undeclared = UndeclaredLabels.Drop });
        PairedComparison.Of(first, second).Difference("a", Metric.Recall).Difference.Should().Be(0);
    }

    [Fact]
    public void Differences_RefuseBadInput()
    {
        Comparison.Invoking(c => c.ClusteredBy(new int[10])).Should().Throw<ArgumentException>()
            .WithMessage("All samples are in one cluster; an error needs at least two. (Parameter 'clusters')");
        Comparison.Invoking(c => c.ClusteredBy([1, 2])).Should().Throw<ArgumentException>()
            .WithMessage("'rows' has 10 entries and 'clusters' has 2; they must have the same number. (Parameter 'clusters')");
        Comparison.Invoking(c => c.Difference(Averager.Macro, Metric.F1, confidence: 1)).Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("The confidence level must be above 0 and below 1.*");
        Comparison.Invoking(c => c.Difference(Averager.Macro, Metric.RocAuc)).Should().Throw<InvalidOperationException>()
            .WithMessage("The models were compared without scores; give ClassScores too.");
        Comparison.Invoking(c => c.Difference("z", Metric.F1)).Should().Throw<KeyNotFoundException>().WithMessage("There is no class 'z'.");
        Comparison.Invoking(c => c.Difference(Averager.Macro, (CountsMetric)null!)).Should().Throw<ArgumentNullException>();

        ClassScores<string> scores = ClassScores.From(Actual, Enumerable.Repeat(new[] { 1.0, 0, 0 }, 10).ToArray(), ["a", "b", "c"]);
        PairedComparison.Of(scores, scores).Invoking(c => c.Difference(Averager.Macro, Metric.F1)).Should().Throw<InvalidOperationException>()
            .WithMessage("The models were compared without predicted labels; give LabelPairs too.");
    }

    [Fact]
    public void PairedDifference_RefusesStatisticsByCell()
    {
        ConfusionMatrix<string> matrix = ConfusionMatrix.FromLabels(Actual, Before);
        Influence f1 = Influence.Of(matrix, Averager.Macro, Metric.F1);

        Refuses(() => PairedDifference.Of(f1, f1), "A matrix has forgotten its rows; take ByRow(pairs) first. (Parameter 'first')");
    }

    private static void Refuses(Action act, string message) => act.Should().Throw<ArgumentException>().WithMessage(message);
}
