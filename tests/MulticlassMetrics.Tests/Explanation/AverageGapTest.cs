using CsCheck;
using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Explanation;

public class AverageGapTest
{
    private static readonly Gen<ConfusionMatrix<int>> Matrices =
        from k in Gen.Int[2, 6]
        from cells in Gen.Int[0, 9].Array[k * k]
        where cells.Sum() > 0
        select ConfusionMatrix.FromCells([.. Enumerable.Range(0, k)], Square(cells, k));

    // Twelve samples of each class, at the places where its row says.
    private static readonly Gen<ConfusionMatrix<int>> EqualClasses =
        from k in Gen.Int[2, 6]
        from predicted in Gen.Int[0, k - 1].Array[12 * k]
        select ConfusionMatrix.FromLabels([.. Enumerable.Range(0, 12 * k).Select(i => i / 12)], predicted, options: new LabelOptions<int> { Classes = [.. Enumerable.Range(0, k)] });

    [Fact]
    public void Terms_AddUpToTheGapForEveryRatioOfCounts() => Matrices.Sample(
        matrix =>
        {
            foreach (RatioMetric metric in Metric.OfCounts.OfType<RatioMetric>())
            {
                AverageGap<int> gap = AverageGap.Of(matrix, metric);
                double tolerance = matrix.ClassCount * 1e-15;
                gap.Gap.Value.Should().BeApproximately(gap.Micro.Value - gap.Macro.Value, tolerance);
                (gap.Prevalence.Value + gap.Second.Value).Should().BeApproximately(gap.Gap.Value, tolerance, metric.Name);
                gap.Classes.Sum(c => c.Prevalence.Value).Should().BeApproximately(gap.Prevalence.Value, tolerance, metric.Name);
                gap.Classes.Sum(c => c.Second.Value).Should().BeApproximately(gap.Second.Value, tolerance, metric.Name);
                gap.Classes.Sum(c => c.Drag.Value).Should().BeApproximately(0, tolerance, metric.Name);
                (gap.GapWithoutSkill!.Value.Value + gap.GapBeyondNoSkill!.Value.Value).Should().BeApproximately(gap.Gap.Value, 2 * tolerance, metric.Name);
                gap.Micro.Value.Should().BeApproximately(Averager.Micro.Average(matrix, metric).Value, tolerance, metric.Name);
                gap.Macro.Value.Should().BeApproximately(Averager.Macro.Average(matrix, metric).Value, tolerance, metric.Name);
                gap.Weighted.Value.Should().BeApproximately(Averager.Weighted.Average(matrix, metric).Value, tolerance, metric.Name);
            }
        },
        iter: 200,
        threads: 1);

    [Fact]
    public void Allocation_IsZeroForRecall() => Matrices.Sample(
        matrix =>
        {
            AverageGap<int> gap = AverageGap.Of(matrix, Metric.Recall, UndefinedPolicy.Skip);
            gap.Second.Value.Should().BeApproximately(0, 1e-15 * matrix.ClassCount);
            gap.Second.PValue.Should().Be(1);
        },
        iter: 200,
        threads: 1);

    [Fact]
    public void Prevalence_IsZeroForRecallOfEqualClasses() => EqualClasses.Sample(
        matrix =>
        {
            AverageGap<int> gap = AverageGap.Of(matrix, Metric.Recall);
            gap.Prevalence.Value.Should().BeApproximately(0, matrix.ClassCount * 1e-15);
            gap.Gap.Value.Should().BeApproximately(0, matrix.ClassCount * 1e-15);
        },
        iter: 200,
        threads: 1);

    [Fact]
    public void RescalingOneClassesScores_MovesMicroAndPoolingOnly()
    {
        Predictions data = Predictions.Read("data/soybean-diseases.logistic.csv");
        double[][] rescaled = [.. data.Scores.Select(row => row.Select((s, c) => c == 3 ? Math.Pow(s, 4) : s).ToArray())];
        AverageGap<string> before = AverageGap.Of(ClassScores.From(data.Actual, data.Scores, data.Classes), Metric.RocAuc);
        AverageGap<string> after = AverageGap.Of(ClassScores.From(data.Actual, rescaled, data.Classes), Metric.RocAuc);
        after.Macro.Should().Be(before.Macro);
        after.Weighted.Should().Be(before.Weighted);
        after.Prevalence.Should().Be(before.Prevalence);
        after.Micro.Value.Should().NotBe(before.Micro.Value);
        (after.Second.Value - before.Second.Value).Should().BeApproximately(after.Micro.Value - before.Micro.Value, 1e-14);
    }

    [Fact]
    public void GapBeyondNoSkill_OfScoresWithoutSkill_IsSignificantAsOftenAsTheLevelSays()
    {
        // 600 runs: the share has a standard error of 0.9% at 5%, so 3 to 7% is two of them on each side.
        const int Runs = 600;
        var random = new Random(7);
        int significant = 0;
        string[] labels = ["a", "b", "c"];
        for (int run = 0; run < Runs; run++)
        {
            string[] actual = new string[1500];
            double[] scores = new double[4500];
            for (int i = 0; i < actual.Length; i++)
            {
                double u = random.NextDouble();
                actual[i] = labels[u < 0.6 ? 0 : u < 0.9 ? 1 : 2];
                for (int c = 0; c < 3; c++) scores[(3 * i) + c] = random.NextDouble() * (3 - c);
            }

            if (AverageGap.Of(ClassScores.From(actual, scores, labels), Metric.RocAuc, poolingErrors: false).GapBeyondNoSkill!.Value.PValue < 0.05) significant++;
        }

        (significant / (double)Runs).Should().BeInRange(0.03, 0.07);
    }

    [Fact]
    public void Drag_OfARareAndPerfectClass_IsNegative()
    {
        var matrix = ConfusionMatrix.FromCells(["common", "other", "rare"], new double[,] { { 70, 20, 0 }, { 15, 35, 0 }, { 0, 0, 3 } });
        ClassGap<string> rare = AverageGap.Of(matrix, Metric.F1).Classes[2];
        rare.Drag.Value.Should().BeNegative();
        AverageGap<string> gap = AverageGap.Of(matrix, Metric.F1);
        gap.Macro.Value.Should().BeGreaterThan(Averager.Macro.F1(matrix.Select("common", "other")).Value, "it holds the macro average up");
        gap.CostOf(["rare"]).Value.Should().BeApproximately(rare.Drag.Value, 1e-15);
        gap.CostOf(["rare"]).StandardError.Should().BeApproximately(rare.Drag.StandardError, 1e-12);
    }

    [Fact]
    public void CostOf_IsTheMacroAverageOfTheOthersMinusMacro()
    {
        Predictions data = Predictions.Read("data/soybean-diseases.logistic.csv");
        var matrix = ConfusionMatrix.FromLabels(data.Actual, data.Predicted);
        AverageGap<string> gap = AverageGap.Of(matrix, Metric.F1);
        string[] rare = [.. matrix.Classes.Where(label => matrix[label].Support / 683 < 0.025)];
        GapTerm cost = gap.CostOfRare(0.025)!.Value;
        double expected = Averager.Macro.F1(matrix.Select(matrix.Classes.Except(rare))).Value - gap.Macro.Value;
        cost.Value.Should().BeApproximately(expected, 1e-14);
        cost.StandardError.Should().BePositive();
        gap.CostOfRare(0).Should().BeNull();
        gap.CostOfRare(1.1).Should().BeNull();
        gap.CostOfRareBySupport(0.025 * 683).Should().Be(cost);
        gap.CostOfRareBySupport(8).Should().BeNull("the rarest class has eight cases");
        gap.CostOfRareBySupport(8.5).Should().Be(gap.CostOf("herbicide-injury"));
        gap.MacroWithout(rare).Value.Should().BeApproximately(Averager.Macro.F1(matrix.Select(matrix.Classes.Except(rare))).Value, 1e-14);
        gap.MacroWithout(rare).StandardError.Should().BeApproximately(Influence.Of(matrix.Select(matrix.Classes.Except(rare)), Averager.Macro, Metric.F1).StandardError(), 1e-14);

        AverageGap<string> ofScores = AverageGap.Of(ClassScores.From(data.Actual, data.Scores, data.Classes), Metric.RocAuc);
        ClassGap<string> first = ofScores.Classes[0];
        ofScores.CostOf([first.Class]).Value.Should().BeApproximately(first.Drag.Value, 1e-14);
        ofScores.CostOf([first.Class]).StandardError.Should().BeApproximately(first.Drag.StandardError, 1e-12);
        ofScores.MacroWithout(first.Class).Value.Should().BeApproximately(ofScores.Macro.Value + first.Drag.Value, 1e-14);
        ofScores.MacroWithout(first.Class).StandardError.Should().BePositive();
        ofScores.CostOfRareBySupport(8.5).Should().Be(ofScores.CostOf("herbicide-injury"));
    }

    [Fact]
    public void Support_IsTheWeightOfAClass_AndCasesAreItsSamples()
    {
        var matrix = ConfusionMatrix.FromLabels(["a", "a", "b"], ["a", "b", "b"], [0.5, 2, 4]);
        ClassGap<string> first = AverageGap.Of(matrix, Metric.F1).Classes[0];
        (first.Cases, first.Support).Should().Be((2, 2.5));
        AverageGap.Of(matrix, Metric.F1).CostOfRareBySupport(3).Should().Be(AverageGap.Of(matrix, Metric.F1).CostOf("a"));
    }

    [Fact]
    public void CostOf_KnowsClassesAsTheMatrixDoes()
    {
        var matrix = ConfusionMatrix.FromLabels(["A", "a", "b"], ["a", "b", "b"], options: new LabelOptions<string> { Comparer = StringComparer.OrdinalIgnoreCase });
        AverageGap.Of(matrix, Metric.F1).CostOf("a").Should().Be(AverageGap.Of(matrix, Metric.F1).CostOf("A"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void PoolingOfClasses_HasItsValuesWithoutTheirErrors(bool weighted)
    {
        Predictions data = Predictions.Read("data/soybean-diseases.logistic.csv");
        double[]? weights = weighted ? [.. data.Actual.Select((_, i) => 0.3 + (i % 4))] : null;

        // Each of scores of its own, which know nothing of the other.
        AverageGap<string> with = AverageGap.Of(Scores(), Metric.RocAuc, poolingErrors: true), without = AverageGap.Of(Scores(), Metric.RocAuc, poolingErrors: false);

        without.Classes.Sum(c => c.Second.Value).Should().BeApproximately(without.Second.Value, 1e-15 * without.Classes.Length);
        for (int c = 0; c < with.Classes.Length; c++)
        {
            without.Classes[c].Second.Value.Should().BeApproximately(with.Classes[c].Second.Value, 1e-15);
            without.Classes[c].Second.StandardError.Should().Be(double.NaN);
            without.Classes[c].Drag.Should().Be(with.Classes[c].Drag);
        }

        ClassScores<string> Scores() => ClassScores.From(data.Actual, data.Scores, data.Classes, weights);
    }

    [Fact]
    public void ManyClasses_HaveTheirValuesAndTotalsWithoutErrorsOfEach()
    {
        // A hundred thousand classes of one to three samples, every fifth of them wrong.
        int[] actual = [.. Enumerable.Range(0, 100_000).SelectMany(c => Enumerable.Repeat(c, 1 + (c % 3)))];
        int[] predicted = [.. actual.Select((c, i) => i % 5 == 0 ? (c + 1) % 100_000 : c)];
        AverageGap<int> gap = AverageGap.Of(ConfusionMatrix.FromLabels(actual, predicted), Metric.F1);

        gap.Gap.StandardError.Should().BePositive();
        gap.Classes.Sum(c => c.Prevalence.Value).Should().BeApproximately(gap.Prevalence.Value, 1e-10);
        gap.Classes.Sum(c => c.Second.Value).Should().BeApproximately(gap.Second.Value, 1e-10);
        gap.Classes.Sum(c => c.Drag.Value).Should().BeApproximately(0, 1e-10);
        gap.Classes.Should().OnlyContain(c => double.IsNaN(c.Drag.StandardError) && double.IsNaN(c.Drag.PValue));
        AverageGap.Of(ConfusionMatrix.FromLabels(actual[..200], predicted[..200]), Metric.F1).Classes[0].Drag.StandardError.Should().BePositive();
    }

    [Fact]
    public void CostOf_RefusesWhatIsNoSetOfTheClasses()
    {
        var matrix = ConfusionMatrix.FromCells(["a", "b"], new double[,] { { 3, 1 }, { 1, 3 } });
        AverageGap<string> gap = AverageGap.Of(matrix, Metric.F1);
        gap.Invoking(g => g.CostOf([])).Should().Throw<ArgumentException>().WithMessage("No class is named.*");
        gap.Invoking(g => g.CostOf(["z"])).Should().Throw<ArgumentException>().WithMessage("'z' is not among the classes that take part.*");
        gap.Invoking(g => g.CostOf(["a", "a"])).Should().Throw<ArgumentException>().WithMessage("'a' is named twice.*");
        gap.Invoking(g => g.CostOf(["a", "b"])).Should().Throw<ArgumentException>().WithMessage("All classes are named; none is left to average over.*");
    }

    [Fact]
    public void Of_RefusesWhatCannotBeExplained()
    {
        var matrix = ConfusionMatrix.FromCells(["a", "b"], new double[,] { { 3, 1 }, { 1, 3 } });
        FluentActions.Invoking(() => AverageGap.Of(matrix, Metric.F1, UndefinedPolicy.One)).Should().Throw<ArgumentOutOfRangeException>().WithMessage("A gap is explained with undefined classes at zero or skipped.*");
        FluentActions.Invoking(() => AverageGap.Of(matrix, Metric.F1, confidence: 1)).Should().Throw<ArgumentOutOfRangeException>();
        var oneClass = ClassScores.ForPositive(["a", "b"], [0.7, 0.2], "a");
        FluentActions.Invoking(() => AverageGap.Of(oneClass, Metric.RocAuc)).Should().Throw<ArgumentException>().WithMessage("Fewer than two classes have a value of ROC AUC.*");
    }

    [Fact]
    public void AbsentClass_LeavesTheGapOfScores()
    {
        double[,] scores = { { 0.7, 0.2, 0.1 }, { 0.6, 0.3, 0.1 }, { 0.3, 0.5, 0.2 }, { 0.5, 0.4, 0.1 }, { 0.2, 0.7, 0.1 } };
        AverageGap<string> gap = AverageGap.Of(ClassScores.From(["a", "a", "a", "b", "b"], scores, ["a", "b", "c"]), Metric.RocAuc);
        gap.Classes.Select(c => c.Class).Should().Equal("a", "b");
        gap.Classes.Sum(c => c.Second.Value).Should().BeApproximately(gap.Second.Value, 1e-15);
        (gap.Prevalence.Value + gap.Second.Value).Should().BeApproximately(gap.Gap.Value, 1e-15);
    }

    private static double[,] Square(int[] cells, int k)
    {
        double[,] square = new double[k, k];
        for (int i = 0; i < cells.Length; i++) square[i / k, i % k] = cells[i];
        return square;
    }
}
