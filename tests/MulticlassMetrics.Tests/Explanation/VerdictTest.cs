using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Explanation;

/// <summary>Snapshots of the verdict over cases of every kind.</summary>
public class VerdictTest
{
    private const string Level = "A difference is called shown where p is below 0.05, of single classes after Holm's adjustment.";

    [Fact]
    public void Verdict_WhereTheCommonStoryIsFalse() => OfAuc("soybean-diseases.forest").Verdict()[1].Should().Be(
        "No: micro ROC AUC is above macro by 0.00080 (p < 0.001), but common classes are done worse (-0.003, p < 0.001); one threshold for all classes accounts for +0.003, p < 0.001.");

    [Fact]
    public void Verdict_WhereTheCommonStoryHolds() => OfAuc("shuttle.logistic").Verdict().Should().Equal(
        "Macro ROC AUC 0.930 tells how the average class fares, weighted 0.990 how the class of the average sample fares, micro 0.998 how all decisions for or against a class fare, one a sample and class.",
        "Yes: micro ROC AUC is above macro by 0.068 (p < 0.001), and common classes are done better (+0.060, p < 0.001); one threshold for all classes accounts for +0.008, p < 0.001.",
        "Predictions independent of the truth would show a gap already (+0.355, p < 0.001); this one lies 0.287 below theirs (p < 0.001). A model that only knows the class shares would get a micro ROC AUC of 0.954.",
        "Most weight on the macro average: Fpv.Open pulls it down by 0.036 (p < 0.001), Fpv.Close pulls it down by 0.019 (p = 0.012), Bypass holds it up by 0.012 (p < 0.001).",
        "Largest parts shown of prevalence (how common classes fare): Rad.Flow +0.039 (p < 0.001), Fpv.Open +0.031 (p < 0.001), Fpv.Close +0.016 (p = 0.017).",
        "Largest parts shown of pooling (one threshold for all classes): Rad.Flow +0.007 (p < 0.001), High +0.00081 (p < 0.001), Fpv.Open +0.00023 (p < 0.001).",
        "Fewer than 10 cases: Bpv.Close (4), Bpv.Open (2); what is said of them, and of macro, rests on little.",
        Level);

    [Fact]
    public void Verdict_WhereTheGapIsThresholdsOnly() => OfAuc("shuttle.bayes").Verdict()[1].Should().Be(
        "Not shown: micro ROC AUC is above macro by 0.024 (p < 0.001), but whether common classes are done better the data cannot say (+0.002, p = 0.62); one threshold for all classes accounts for +0.022, p < 0.001.");

    [Fact]
    public void Verdict_WhereMicroIsBelowMacro() => OfAuc("soybean-diseases.logistic").Verdict()[1].Should().Be(
        "The reverse of the common story: micro ROC AUC is below macro by 0.004 (p < 0.001); common classes are done worse (-0.006, p < 0.001); what one threshold for all classes adds (+0.002, p = 0.23) is not shown to differ from zero.");

    [Fact]
    public void Verdict_WhereCommonClassesAreDoneBetterThoughMicroIsBelowMacro()
    {
        // Nearly everything is called b, which has few samples: of all predictions few are right, and still the common classes' precision is perfect.
        var matrix = ConfusionMatrix.FromCells(["a", "b", "c"], new double[,] { { 30, 270, 0 }, { 0, 40, 0 }, { 0, 260, 40 } });
        AverageGap<string> gap = AverageGap.Of(matrix, Metric.Precision);

        gap.Verdict()[1].Should().Be(
            "No: micro precision is below macro by 0.518 (p < 0.001), although common classes are done better (+0.252, p < 0.001); over- and under-predicted classes account for -0.770, p < 0.001.");
    }

    [Fact]
    public void Verdict_WhereTwoCasesAreAllThatTheStoryRestsOn_NamesThem()
    {
        var matrix = ConfusionMatrix.FromCells(["a", "b", "r"], new double[,] { { 300, 20, 0 }, { 10, 100, 0 }, { 0, 0, 2 } });
        AverageGap<string> gap = AverageGap.Of(matrix, Metric.Recall);

        (gap.Gap.PValue, gap.Prevalence.PValue).Should().Match<(double Gap, double Prevalence)>(p => p.Gap < 0.05 && p.Prevalence < 0.05, "the totals themselves stay as they are");
        gap.Verdict()[1].Should().Be("Not shown: micro recall is below macro by 0.018 (p = 0.002); that common classes are done worse (-0.018, p = 0.002) rests on r (2): among the others +0.007, p = 0.35; over- and under-predicted classes account for nothing.");
        gap.Summary().Should().StartWith("Not shown: ");
    }

    [Fact]
    public void Verdict_WhereOnlyOneClassIsWellSeen_HasNoStoryOfCommonClasses()
    {
        var matrix = ConfusionMatrix.FromCells(["a", "r", "s"], new double[,] { { 380, 10, 10 }, { 6, 1, 0 }, { 5, 0, 1 } });
        AverageGap.Of(matrix, Metric.Recall).Verdict()[1].Should().Be(
            "Not shown: micro recall is above macro by 0.505 (p < 0.001); that common classes are done better (+0.505, p < 0.001) rests on r (7), s (6); over- and under-predicted classes account for nothing.");
    }

    [Fact]
    public void Verdict_WhereAClassNeverOccurs_DoesNotTakeItsZeroForAStory()
    {
        var matrix = ConfusionMatrix.FromCells(["a", "b", "never"], new double[,] { { 300, 20, 0 }, { 10, 150, 0 }, { 0, 0, 0 } });
        string story =
            "Not shown: micro recall is above macro by 0.312 (p < 0.001); that common classes are done better (+0.312, p < 0.001) rests on never (no value): among the others 0.000, p = 1.00; over- and under-predicted classes account for nothing.";

        AverageGap<string> gap = AverageGap.Of(matrix, Metric.Recall);

        gap.Verdict()[1].Should().Be(story);
        gap.Summary().Should().Be(story + " Recall has no value (0/0: TP + FN = 0) for never, where zero stands for it: that moves macro by -0.313, by convention and not by evidence. Fewer than 10 cases: never (0).");
    }

    [Fact]
    public void Verdict_WhereWellSeenClassesBearTheStoryOut_KeepsItBesideRareOnes()
    {
        var matrix = ConfusionMatrix.FromCells(["a", "b", "r"], new double[,] { { 310, 10, 0 }, { 40, 70, 0 }, { 2, 4, 3 } });
        AverageGap.Of(matrix, Metric.Recall).Verdict()[1].Should().StartWith("Yes: ");
    }

    [Fact]
    public void Verdict_OfALossOfRareCases_NamesThem()
    {
        var matrix = ConfusionMatrix.FromCells(["a", "b", "r"], new double[,] { { 300, 20, 0 }, { 10, 100, 0 }, { 0, 0, 2 } });
        AverageGap.Of(matrix, Metric.FalseNegativeRate).Verdict()[1].Should().Be(
            "Not shown: micro false negative rate is above macro by 0.018 (p = 0.002); that common classes are done worse (+0.018, p = 0.002) rests on r (2): among the others -0.007, p = 0.35; over- and under-predicted classes account for nothing.");
    }

    [Theory]
    [InlineData("shuttle.logistic")]
    [InlineData("soybean-diseases.forest")]
    public void Prevalence_OfSomeClasses_IsThatOfTheirScoresAlone(string name)
    {
        Predictions data = Predictions.Read($"data/{name}.csv");
        var scores = ClassScores.From(data.Actual, data.Scores, data.Classes);
        AverageGap<string> gap = AverageGap.Of(scores, Metric.RocAuc);
        var kept = gap.Classes.Take(4).ToList();
        double total = kept.Sum(c => c.Support);

        GapTerm some = gap.PrevalenceAmong([.. gap.Classes.Select((_, c) => c < 4)]), all = gap.PrevalenceAmong([.. gap.Classes.Select(_ => true)]);

        some.Value.Should().BeApproximately(kept.Sum(c => ((c.Support / total) - 0.25) * c.Value.Value), 1e-14);
        all.Value.Should().BeApproximately(gap.Prevalence.Value, 1e-14);
        all.StandardError.Should().BeApproximately(gap.Prevalence.StandardError, 1e-14);
    }

    [Fact]
    public void Prevalence_OfSomeClassesOfCounts_IsThatOfASmallerMatrix()
    {
        // Samples of a third class predicted as it: for recall they are as good as not there.
        var matrix = ConfusionMatrix.FromCells(["a", "b", "r"], new double[,] { { 300, 20, 0 }, { 10, 100, 0 }, { 0, 0, 12 } });
        AverageGap<string> gap = AverageGap.Of(matrix, Metric.Recall), smaller = AverageGap.Of(ConfusionMatrix.FromCells(["a", "b"], new double[,] { { 300, 20 }, { 10, 100 } }), Metric.Recall);

        GapTerm some = gap.PrevalenceAmong([true, true, false]), all = gap.PrevalenceAmong([true, true, true]);

        some.Value.Should().BeApproximately(smaller.Prevalence.Value, 1e-15);
        some.StandardError.Should().BeApproximately(smaller.Prevalence.StandardError, 1e-15);
        all.StandardError.Should().BeApproximately(gap.Prevalence.StandardError, 1e-15);
    }

    [Fact]
    public void Verdict_WhereTheDataCannotSay() => OfF1("digits.logistic").Verdict().Should().Equal(
        "Macro F1 0.963 tells how the average class fares, weighted 0.963 how the class of the average sample fares, micro 0.963 how all predictions fare.",
        "The data cannot say that micro and macro F1 differ (-0.000035, p = 0.94).",
        "That predictions independent of the truth would show a gap is not shown (+0.000026, p = 0.73); that this one differs from theirs is not shown (-0.000061, p = 0.91).",
        "Most weight on the macro average: 8 pulls it down by 0.005 (p = 0.002), 0 holds it up by 0.004 (p < 0.001), 2 holds it up by 0.002 (p = 0.028).",
        Level);

    [Fact]
    public void Verdict_OfCounts() => OfF1("soybean-diseases.logistic").Verdict().Should().Equal(
        "Macro F1 0.766 tells how the average class fares, weighted 0.803 how the class of the average sample fares, micro 0.826 how all predictions fare.",
        "Not shown: micro F1 is above macro by 0.060 (p < 0.001); that common classes are done better (+0.037, p = 0.008) rests on herbicide-injury (8): among the others +0.014, p = 0.24; over- and under-predicted classes account for +0.022, p < 0.001.",
        "Predictions independent of the truth would show a gap already (+0.049, p < 0.001); that this one differs from theirs is not shown (+0.010, p = 0.47).",
        "Most weight on the macro average: phyllosticta-leaf-spot pulls it down by 0.043 (p < 0.001), bacterial-blight pulls it down by 0.037 (p < 0.001), herbicide-injury pulls it down by 0.030 (p = 0.030, only 8 cases).",
        "Largest parts shown of prevalence (how common classes fare): bacterial-blight +0.016 (p = 0.018), phytophthora-rot +0.015 (p < 0.001).",
        "Largest parts shown of allocation (over- and under-predicted classes): phyllosticta-leaf-spot +0.011 (p = 0.048), bacterial-blight +0.009 (p = 0.006), phytophthora-rot +0.001 (p = 0.048).",
        "Fewer than 10 cases: herbicide-injury (8); what is said of it, and of macro, rests on little.",
        Level);

    [Fact]
    public void Verdict_OfRecall_KnowsThatAllocationIsNothing() => AverageGap.Of(Matrix("soybean-diseases.logistic"), Metric.Recall).Verdict()[1].Should().EndWith(
        "over- and under-predicted classes account for nothing.");

    [Fact]
    public void Verdict_OfALoss_ReadsItsDirection() => AverageGap.Of(Matrix("shuttle.bayes"), Metric.FalseNegativeRate).Verdict()[1].Should()
        .StartWith("Micro false negative rate is below macro").And.Contain("common classes are done better (-0.136, p < 0.001)");

    [Fact]
    public void Verdict_WhereTheGapIsNotShownButPrevalenceIs()
    {
        // b is called too often by as much as the common classes are done better: the terms cancel.
        var matrix = ConfusionMatrix.FromCells(["a", "b", "c"], new double[,] { { 560, 400, 0 }, { 0, 36, 14 }, { 4, 6, 40 } });
        AverageGap.Of(matrix, Metric.Precision).Verdict()[1].Should().Be(
            "The data cannot say that micro and macro precision differ (-0.005, p = 0.81), although common classes are done better (+0.333, p < 0.001); over- and under-predicted classes account for -0.338, p < 0.001.");
    }

    [Fact]
    public void Verdict_WhereTheGapIsNotShownAndPrevalenceRestsOnAClassWithoutAValue()
    {
        var matrix = ConfusionMatrix.FromCells(["a", "b", "never"], new double[,] { { 22, 178, 0 }, { 0, 200, 0 }, { 0, 60, 0 } });
        AverageGap.Of(matrix, Metric.Precision).Verdict()[1].Should().Be(
            "The data cannot say that micro and macro precision differ (-0.003, p = 0.85); that common classes are done better (+0.148, p < 0.001) rests on never (no value): among the others 0.000, p = 1.00; over- and under-predicted classes account for -0.151, p < 0.001.");
    }

    [Fact]
    public void Verdict_OfAMetricThatIsNeitherBetterNorWorse_SpeaksOfValues()
    {
        var matrix = ConfusionMatrix.FromCells(["a", "b", "c"], new double[,] { { 260, 20, 20 }, { 10, 90, 0 }, { 30, 0, 40 } });
        AverageGap.Of(matrix, Metric.Prevalence).Verdict()[1].Should().Be(
            "The data cannot say that micro and macro prevalence differ (0.000, p = 1.00), although common classes have higher values (+0.142, p < 0.001); over- and under-predicted classes account for -0.142, p < 0.001.");
        RatioMetric neutral = Metric.Ratio("yield", new(1), new(1, FalsePositives: 1), MetricRange.ZeroToOne, MetricDirection.Neither);
        AverageGap.Of(ConfusionMatrix.FromCells(["a", "b"], new double[,] { { 22, 178 }, { 0, 200 } }), neutral).Verdict()[1].Should().Be(
            "Not shown: micro yield is below macro by 0.210 (p < 0.001), but whether common classes have higher values the data cannot say (0.000, p = 1.00); over- and under-predicted classes account for -0.210, p < 0.001.");
        AverageGap.Of(ConfusionMatrix.FromCells(["a", "b"], new double[,] { { 300, 0 }, { 100, 100 } }), neutral).Verdict()[1].Should().Be(
            "Micro yield is below macro by 0.075 (p < 0.001); common classes have lower values (-0.025, p < 0.001); over- and under-predicted classes account for -0.050, p < 0.001.");
    }

    [Fact]
    public void Verdict_OfManyFewClasses_NamesSomeAndCountsTheRest()
    {
        double[,] cells = new double[8, 8];
        for (int c = 0; c < 8; c++) (cells[c, c], cells[c, (c + 1) % 8]) = (c < 2 ? 60 : c, 1);
        AverageGap.Of(ConfusionMatrix.FromCells([.. "abcdefgh".Select(c => c.ToString())], cells), Metric.Recall).Verdict().Should().Contain(
            "No single class is shown to have a part of prevalence (how common classes fare).",
            "Fewer than 10 cases: c (3), d (4), e (5), f (6), g (7) and 1 more; what is said of them, and of macro, rests on little.");
    }

    [Fact]
    public void Verdict_WithoutAnyValue_SaysSo()
    {
        var perfect = ConfusionMatrix.FromCells(["a", "b"], new double[,] { { 40, 0 }, { 0, 20 } });
        RatioMetric balance = Metric.Ratio("share of false alarms among errors", new(FalsePositives: 1), new(FalsePositives: 1, FalseNegatives: 1), MetricRange.ZeroToOne, MetricDirection.Neither);
        AverageGap.Of(perfect, balance).Verdict().Should().Equal(
            "Macro share of false alarms among errors 0.000 tells how the average class fares, weighted 0.000 how the class of the average sample fares, micro NaN how all predictions fare.",
            "The data cannot say that micro and macro share of false alarms among errors differ (NaN, p not known).",
            "That predictions independent of the truth would show a gap is not shown (0.000, p = 1.00); that this one differs from theirs is not shown (NaN, p not known).",
            "Share of false alarms among errors has no value (0/0: FP + FN = 0) for a, b, where zero stands for it.",
            "No single class is shown to pull the macro average up or down.",
            Level);
    }

    [Fact]
    public void Verdict_NamesTheClassesThatMatterMostToEachTerm()
    {
        OfAuc("shuttle.bayes").Verdict()[3..].Should().Equal(
            "Most weight on the macro average: Fpv.Close pulls it down by 0.011 (p = 0.001), Bypass holds it up by 0.005 (p < 0.001), High holds it up by 0.003 (p = 0.003).",
            "Largest parts shown of prevalence (how common classes fare): Fpv.Close +0.010 (p = 0.001), Bypass -0.003 (p < 0.001).",
            "Largest parts shown of pooling (one threshold for all classes): Rad.Flow +0.022 (p < 0.001), High -0.00022 (p = 0.049), Bypass -0.000065 (p = 0.025).",
            "Fewer than 10 cases: Bpv.Close (4), Bpv.Open (2); what is said of them, and of macro, rests on little.",
            Level);
        Predictions data = Predictions.Read("data/shuttle.logistic.csv");
        var scores = ClassScores.From(data.Actual, data.Scores, data.Classes);
        AverageGap.Of(scores, Metric.RocAuc, poolingErrors: false).Verdict()[5].Should().Be(
            "Which classes have the largest parts of pooling (one threshold for all classes) is not tested, as the errors of its parts were not asked for.");
        AverageGap.Of(scores, Metric.AveragePrecision).Verdict()[2..].Should().Equal(
            "Most weight on the macro average: Fpv.Close pulls it down by 0.097 (p < 0.001), Fpv.Open pulls it down by 0.086 (p < 0.001), Bypass holds it up by 0.062 (p < 0.001).",
            "Largest parts shown of prevalence (how common classes fare): Rad.Flow +0.238 (p < 0.001), Fpv.Close +0.083 (p < 0.001), Fpv.Open +0.072 (p < 0.001).",
            "Fewer than 10 cases: Bpv.Close (4), Bpv.Open (2); what is said of them, and of macro, rests on little.",
            Level);
        AverageGap.Of(Matrix("soybean-diseases.logistic"), Metric.Recall).Verdict()[3..].Should().Equal(
            "Most weight on the macro average: phyllosticta-leaf-spot pulls it down by 0.042 (p < 0.001), bacterial-blight pulls it down by 0.039 (p < 0.001), herbicide-injury pulls it down by 0.035 (p = 0.005, only 8 cases).",
            "Largest parts shown of prevalence (how common classes fare): herbicide-injury +0.025 (p = 0.021, only 8 cases), phytophthora-rot +0.019 (p = 0.005), alternarialeaf-spot +0.019 (p < 0.001).",
            "Fewer than 10 cases: herbicide-injury (8); what is said of it, and of macro, rests on little.",
            Level);
    }

    [Fact]
    public void Verdict_OfAMetricWithTrueNegatives_KnowsThatMicroPoolsDecisions()
    {
        AverageGap.Of(Matrix("digits.logistic"), Metric.Specificity).Verdict()[0].Should().EndWith("how all decisions for or against a class fare, one a sample and class.");
        AverageGap.Of(Matrix("digits.logistic"), Metric.Jaccard).Verdict()[0].Should().EndWith("how all predictions fare.");
    }

    [Fact]
    public void Verdict_OfAPerfectModel_ClaimsNothing()
    {
        var perfect = ConfusionMatrix.FromCells(["a", "b"], new double[,] { { 40, 0 }, { 0, 20 } });
        AverageGap.Of(perfect, Metric.F1).Verdict().Should().Equal(
            "Macro F1 1.000 tells how the average class fares, weighted 1.000 how the class of the average sample fares, micro 1.000 how all predictions fare.",
            "The data cannot say that micro and macro F1 differ (0.000, p = 1.00).",
            "That predictions independent of the truth would show a gap is not shown (+0.056, p = 0.17); that this one differs from theirs is not shown (-0.056, p = 0.17).",
            "No single class is shown to pull the macro average up or down.",
            Level);
    }

    [Fact]
    public void Verdict_OfManyPerfectPredictions_ReadsTheirGapAgainstThatWithoutSkill()
    {
        var perfect = ConfusionMatrix.FromCells(["a", "b"], new double[,] { { 4000, 0 }, { 0, 2000 } });
        AverageGap.Of(perfect, Metric.F1).Verdict()[2].Should().Be(
            "Predictions independent of the truth would show a gap already (+0.056, p < 0.001); this one lies 0.056 below theirs (p < 0.001).");
    }

    [Fact]
    public void Verdict_WhereADragHasNoVariance_StillSaysWhichClassMatters()
    {
        var opposite = ConfusionMatrix.FromCells(["right", "wrong"], new double[,] { { 60, 0 }, { 40, 0 } });
        AverageGap.Of(opposite, Metric.Recall).Verdict()[3].Should().Be(
            "Most weight on the macro average: right holds it up by 0.500 (p < 0.001), wrong pulls it down by 0.500 (p < 0.001).");

        var few = ConfusionMatrix.FromCells(["right", "wrong"], new double[,] { { 2, 0 }, { 2, 0 } });
        AverageGap.Of(few, Metric.Recall).Verdict()[3].Should().Be("No single class is shown to pull the macro average up or down.");
    }

    [Fact]
    public void Verdict_WithUndefinedClasses_SaysThatZeroStandsForThem()
    {
        var matrix = ConfusionMatrix.FromCells(["a", "b", "c", "d"], new double[,] { { 300, 20, 0, 0 }, { 30, 100, 0, 0 }, { 12, 4, 0, 0 }, { 3, 0, 0, 0 } });

        AverageGap.Of(matrix, Metric.Precision).Verdict().Should().Equal(
            "Macro precision 0.419 tells how the average class fares, weighted 0.817 how the class of the average sample fares, micro 0.853 how all predictions fare.",
            "Not shown: micro precision is above macro by 0.434 (p < 0.001); that common classes are done better (+0.398, p < 0.001) rests on c (no value), d (no value): among the others +0.013, p = 0.15; over- and under-predicted classes account for +0.036, p < 0.001.",
            "Predictions independent of the truth would show a gap already (+0.335, p < 0.001); this one lies 0.099 above theirs (p < 0.001).",
            "Precision has no value (0/0: TP + FP = 0) for c, d, where zero stands for it: that moves macro by -0.419, by convention and not by evidence.",
            "Most weight on the macro average: a holds it up by 0.150 (p < 0.001), b holds it up by 0.129 (p < 0.001).",
            "Largest parts shown of prevalence (how common classes fare): a +0.195 (p < 0.001).",
            "Largest parts shown of allocation (over- and under-predicted classes): a +0.024 (p < 0.001).",
            "Fewer than 10 cases: d (3); what is said of it, and of macro, rests on little.",
            Level);
        AverageGap.Of(matrix, Metric.Precision, UndefinedPolicy.Skip).Verdict().Should().NotContain(sentence => sentence.Contains("no value", StringComparison.Ordinal));
    }

    [Fact]
    public void Verdict_OfAClassWithoutCases_DoesNotReadItsZeroOut()
    {
        var matrix = ConfusionMatrix.FromCells(["a", "b", "never"], new double[,] { { 300, 20, 40 }, { 30, 100, 20 }, { 0, 0, 0 } });
        AverageGap<string> gap = AverageGap.Of(matrix, Metric.F1);

        gap.Classes[2].Drag.PValue.Should().Be(double.NaN);
        gap.Verdict()[3].Should().StartWith("Most weight on the macro average: ").And.NotContain("never");
        gap.Verdict()[4..6].Should().NotContain(sentence => sentence.Contains("never", StringComparison.Ordinal));
        gap.Verdict()[6].Should().StartWith("Fewer than 10 cases: never (0);");
    }

    [Fact]
    public void Verdict_OfOneClass_ExplainsNothing()
    {
        var matrix = ConfusionMatrix.FromCells(["a", "b"], new double[,] { { 30, 0 }, { 12, 0 } });
        AverageGap.Of(matrix, Metric.Precision, UndefinedPolicy.Skip).Verdict().Should().Equal("Only a takes part, so that all averages of precision are its value, 0.714.");
    }

    [Fact]
    public void Verdict_OfFewClusters_SaysSo()
    {
        Predictions data = Predictions.Read("data/digits.logistic.csv");
        int[] halves = [.. data.Actual.Select((_, i) => i % 3)];
        AverageGap<string> gap = AverageGap.Of(LabelPairs.From(data.Actual, data.Predicted), Metric.F1, halves);
        gap.Verdict().Should().Contain("There are only 3 clusters, so that every error and test is rough.");
        gap.Summary().Should().EndWith(" There are only 3 clusters, so that every error and test is rough.");
    }

    [Fact]
    public void Verdict_WithoutErrorsOfClasses_SaysThatNoneIsTested() => AverageGap.Of(Matrix("digits.logistic"), Metric.F1, classErrors: false).Verdict()[3].Should()
        .Be("Which classes matter most is not tested, as the errors of single classes were not asked for.");

    [Fact]
    public void Verdict_OfMultiplesOfRounding_WritesZero()
    {
        int[] actual = [.. Enumerable.Range(0, 300).Select(i => i % 100)], predicted = [.. actual.Select((c, i) => i % 4 == 0 ? (7 * c) % 100 : c)];
        AverageGap.Of(ConfusionMatrix.FromLabels(actual, predicted), Metric.Recall).Verdict()[1].Should().Be("The data cannot say that micro and macro recall differ (0.000, p = 1.00).");
    }

    [Theory]
    [InlineData(0.04991, "= 0.049")]
    [InlineData(0.05, "= 0.050")]
    [InlineData(0.0999, "= 0.099")]
    [InlineData(0.1, "= 0.10")]
    [InlineData(0.1999, "= 0.19")]
    [InlineData(0.000999, "< 0.001")]
    [InlineData(0.001, "= 0.001")]
    [InlineData(0.9999, "= 0.99")]
    [InlineData(1.0, "= 1.00")]
    [InlineData(double.NaN, "not known")]
    public void PValue_IsNotRoundedUpToALevel(double p, string expected) => VerdictText.P(p).Should().Be(expected);

    [Fact]
    public void Verdict_NamesItsLevel() => AverageGap.Of(Matrix("digits.logistic"), Metric.F1, confidence: 0.999).Verdict()[^1].Should()
        .Be("A difference is called shown where p is below 0.001, of single classes after Holm's adjustment.");

    [Fact]
    public void Summary_IsTheStoryWithTheClassesOfFewCases() => OfF1("soybean-diseases.logistic").Summary().Should().Be(
        "Not shown: micro F1 is above macro by 0.060 (p < 0.001); that common classes are done better (+0.037, p = 0.008) rests on herbicide-injury (8): among the others +0.014, p = 0.24; over- and under-predicted classes account for +0.022, p < 0.001. Fewer than 10 cases: herbicide-injury (8).");

    [Fact]
    public void Verdict_IsInvariant()
    {
        AverageGap<string> gap = OfF1("soybean-diseases.logistic");
        string expected = gap.ToString();
        Culture.DecimalComma(gap.ToString).Should().Be(expected);
        Culture.Turkish(gap.ToString).Should().Be(expected);
    }

    private static AverageGap<string> OfAuc(string name)
    {
        Predictions data = Predictions.Read($"data/{name}.csv");
        return AverageGap.Of(ClassScores.From(data.Actual, data.Scores, data.Classes), Metric.RocAuc);
    }

    private static AverageGap<string> OfF1(string name) => AverageGap.Of(Matrix(name), Metric.F1);

    private static ConfusionMatrix<string> Matrix(string name)
    {
        Predictions data = Predictions.Read($"data/{name}.csv");
        return ConfusionMatrix.FromLabels(data.Actual, data.Predicted, options: new LabelOptions<string> { Classes = data.Classes });
    }
}
