using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Metrics.Matrix;

/// <summary>PyCM's statistics, name by name: what the library has for each, or why it has none.</summary>
public class PyCmGoldenTest
{
    private static readonly Dictionary<string, Func<ConfusionMatrix<string>, double>> Overall = new()
    {
        ["Overall ACC"] = m => m.Accuracy,
        ["Overall RACC"] = Metric.ExpectedAgreement.Measure,
        ["Overall RACCU"] = Metric.PooledExpectedAgreement.Measure,
        ["Kappa"] = m => m.CohenKappa(),
        ["Gwet AC1"] = m => m.GwetAc1(),
        ["Bennett S"] = m => m.BennettS(),
        ["Kappa Unbiased"] = m => m.ScottPi(),
        ["Scott PI"] = m => m.ScottPi(),
        ["Krippendorff Alpha"] = m => m.KrippendorffAlpha(smallSampleCorrection: true),
        ["Chi-Squared"] = m => m.PearsonChiSquared(),
        ["Phi-Squared"] = Metric.PhiSquared.Measure,
        ["Cramer V"] = m => m.CramersV(),
        ["Pearson C"] = Metric.ContingencyCoefficient.Measure,
        ["Response Entropy"] = m => m.PredictedEntropy(2),
        ["Reference Entropy"] = m => m.ActualEntropy(2),
        ["Cross Entropy"] = Metric.CrossEntropyOfShares.InBase(2).Measure,
        ["Joint Entropy"] = m => m.JointEntropy(2),
        ["Conditional Entropy"] = Metric.PredictedEntropyGivenActual.InBase(2).Measure,
        ["Mutual Information"] = m => m.MutualInformation(2),
        ["KL Divergence"] = Metric.DivergenceOfShares.InBase(2).Measure,
        ["RCI"] = m => m.UncertaintyCoefficient(),
        ["Lambda A"] = Metric.LambdaOfActual.Measure,
        ["Lambda B"] = Metric.LambdaOfPredicted.Measure,
        ["Hamming Loss"] = m => m.ErrorRate,
        ["Zero-one Loss"] = m => m.ErrorRate * m.TotalWeight,
        ["NIR"] = m => m.NoInformationRate(),
        ["P-Value"] = m => m.NoInformationRatePValue(),
        ["Overall CEN"] = m => m.ConfusionEntropy(),
        ["Overall MCEN"] = m => m.ConfusionEntropy(modified: true),
        ["Overall MCC"] = m => m.MatthewsCorrelation(),
        ["CBA"] = m => m.ClassBalanceAccuracy(),
        ["ARI"] = m => m.AdjustedRandIndex(),
        ["Bangdiwala B"] = Metric.BangdiwalaB.Measure,
        ["AUNU"] = m => Averager.Macro.Average(m, Metric.AucOfOneOperatingPoint).Value,
        ["AUNP"] = m => Averager.Weighted.Average(m, Metric.AucOfOneOperatingPoint).Value,
        ["CSI"] = m => Averager.Macro.Precision(m).Value + Averager.Macro.Recall(m).Value - 1,
        ["TPR Micro"] = m => Averager.Micro.Recall(m).Value,
        ["TPR Macro"] = m => Averager.Macro.Recall(m).Value,
        ["TNR Micro"] = m => Averager.Micro.Average(m, Metric.Specificity).Value,
        ["TNR Macro"] = m => Averager.Macro.Average(m, Metric.Specificity).Value,
        ["FPR Micro"] = m => Averager.Micro.Average(m, Metric.FalsePositiveRate).Value,
        ["FPR Macro"] = m => Averager.Macro.Average(m, Metric.FalsePositiveRate).Value,
        ["FNR Micro"] = m => Averager.Micro.Average(m, Metric.FalseNegativeRate).Value,
        ["FNR Macro"] = m => Averager.Macro.Average(m, Metric.FalseNegativeRate).Value,
        ["PPV Micro"] = m => Averager.Micro.Precision(m).Value,
        ["PPV Macro"] = m => Averager.Macro.Precision(m).Value,
        ["NPV Micro"] = m => Averager.Micro.Average(m, Metric.NegativePredictiveValue).Value,
        ["NPV Macro"] = m => Averager.Macro.Average(m, Metric.NegativePredictiveValue).Value,
        ["ACC Macro"] = m => Averager.Macro.Average(m, Metric.OneVsRestAccuracy).Value,
        ["F1 Micro"] = m => Averager.Micro.F1(m).Value,
        ["F1 Macro"] = m => Averager.Macro.F1(m).Value,
    };

    private static readonly Dictionary<string, Func<BinaryCounts, double>> PerClass = new()
    {
        ["TP"] = c => c.TruePositives,
        ["TN"] = c => c.TrueNegatives,
        ["FP"] = c => c.FalsePositives,
        ["FN"] = c => c.FalseNegatives,
        ["POP"] = c => c.Total,
        ["P"] = c => c.Support,
        ["N"] = c => c.TrueNegatives + c.FalsePositives,
        ["TOP"] = c => c.PredictedPositives,
        ["TON"] = c => c.TrueNegatives + c.FalseNegatives,
        ["HD"] = c => c.FalsePositives + c.FalseNegatives,
        ["AM"] = c => c.PredictedPositives - c.Support,
        ["PR"] = Metric.Prevalence.Measure,
        ["PRE"] = Metric.Prevalence.Measure,
        ["TOPR"] = Metric.PredictedPrevalence.Measure,
        ["TPR"] = Metric.Recall.Measure,
        ["TNR"] = Metric.Specificity.Measure,
        ["PPV"] = Metric.Precision.Measure,
        ["NPV"] = Metric.NegativePredictiveValue.Measure,
        ["FNR"] = Metric.FalseNegativeRate.Measure,
        ["FPR"] = Metric.FalsePositiveRate.Measure,
        ["FDR"] = Metric.FalseDiscoveryRate.Measure,
        ["FOR"] = Metric.FalseOmissionRate.Measure,
        ["ACC"] = Metric.OneVsRestAccuracy.Measure,
        ["ERR"] = c => 1 - Metric.OneVsRestAccuracy.Measure(c),
        ["F1"] = Metric.F1.Measure,
        ["F0.5"] = Metric.FBeta(0.5).Measure,
        ["F2"] = Metric.FBeta(2).Measure,
        ["J"] = Metric.Jaccard.Measure,
        ["MCC"] = Metric.MatthewsCorrelation.Measure,
        ["BM"] = Metric.Informedness.Measure,
        ["Y"] = Metric.Informedness.Measure,
        ["GI"] = Metric.Informedness.Measure,
        ["MK"] = Metric.Markedness.Measure,
        ["G"] = Metric.FowlkesMallows.Measure,
        ["OOC"] = Metric.FowlkesMallows.Measure,
        ["GM"] = Metric.GeometricMean.Measure,
        ["AUC"] = Metric.AucOfOneOperatingPoint.Measure,
        ["PLR"] = Metric.PositiveLikelihoodRatio.Measure,
        ["NLR"] = Metric.NegativeLikelihoodRatio.Measure,
        ["DOR"] = Metric.DiagnosticOddsRatio.Measure,
        ["Q"] = Metric.YuleQ.Measure,
        ["LS"] = Metric.Lift.Measure,
        ["OP"] = Metric.OptimizedPrecision.Measure,
        ["IBA"] = Metric.IndexOfBalancedAccuracy(1).Measure,
        ["ICSI"] = c => c.Precision + c.Recall - 1,
        ["AUPR"] = c => (c.Precision + c.Recall) / 2,
    };

    // PyCM writes None, here NaN, where these are +∞ (or for Q, 1): no false positive or no false negative.
    private static readonly string[] InfiniteInPyCm = ["PLR", "NLR", "DOR", "Q"];

    private static readonly Dictionary<string, string> NotCovered = new()
    {
        ["Kappa Standard Error"] = "an error, and a rough one: the influence engine has the asymptotic one",
        ["Kappa 95% CI"] = "an interval of that error",
        ["Standard Error"] = "an error: proportions have their own intervals",
        ["95% CI"] = "an interval of that error",
        ["Kappa No Prevalence"] = "2 accuracy - 1; with more than two classes prevalence-adjusted kappa is Bennett's S",
        ["Chi-Squared DF"] = "follows from the number of classes",
        ["Overall J"] = "the sum, which is no statistic, and the mean of Jaccard, which is macro Jaccard",
        ["RR"] = "samples over classes, which says nothing of the predictions",
        ["SOA1(Landis & Koch)"] = "a word for a number",
        ["SOA2(Fleiss)"] = "a word for a number",
        ["SOA3(Altman)"] = "a word for a number",
        ["SOA4(Cicchetti)"] = "a word for a number",
        ["SOA5(Cramer)"] = "a word for a number",
        ["SOA6(Matthews)"] = "a word for a number",
        ["SOA7(Lambda A)"] = "a word for a number",
        ["SOA8(Lambda B)"] = "a word for a number",
        ["SOA9(Krippendorff Alpha)"] = "a word for a number",
        ["SOA10(Pearson C)"] = "a word for a number",
        ["PLRI"] = "a word for a number",
        ["NLRI"] = "a word for a number",
        ["DPI"] = "a word for a number",
        ["AUCI"] = "a word for a number",
        ["MCCI"] = "a word for a number",
        ["QI"] = "a word for a number",
        ["RACC"] = "a class's term of expected agreement",
        ["RACCU"] = "a class's term of pooled expected agreement",
        ["CEN"] = "a class's term of confusion entropy, which needs the cells",
        ["MCEN"] = "a class's term of modified confusion entropy, which needs the cells",
        ["DP"] = "the logarithm of the odds ratio over π/√3, in a base that authors disagree on",
        ["IS"] = "the logarithm of lift, in bits",
        ["dInd"] = "the distance of (FPR, TPR) from (0, 1), in rare use",
        ["sInd"] = "1 less that distance over √2",
        ["BCD"] = "|AM| over twice the samples, of margins only",
        ["AGM"] = "an adjusted geometric mean, in rare use",
        ["AGF"] = "an adjusted F, in rare use",
        ["OC"] = "the larger of precision and recall",
        ["BB"] = "the smaller of precision and recall; its mean is class balance accuracy",
    };

    public static TheoryData<string> Cases => Golden.Names("pycm.json");

    [Theory]
    [MemberData(nameof(Cases))]
    public void EveryStatistic_IsCoveredOrExplained(string name)
    {
        GoldenValue item = Golden.Case("pycm.json", name);
        string[] listed = [.. Overall.Keys, .. PerClass.Keys, .. NotCovered.Keys];

        listed.Should().OnlyHaveUniqueItems();
        item["overall"].Fields.Concat(item["perClass"].Fields).Select(field => field.Name).Should().BeEquivalentTo(listed);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Overall_AgreesWithPyCm(string name)
    {
        GoldenValue item = Golden.Case("pycm.json", name);
        ConfusionMatrix<string> matrix = GoldenMatrix.Of(item);

        foreach ((string statistic, Func<ConfusionMatrix<string>, double> measure) in Overall)
            Golden.Agree(measure(matrix), item["overall"][statistic], Golden.Exact);
        Golden.Agree(Averager.Macro.Average(matrix, Metric.Jaccard).Value, item["overall"]["Overall J"][1], Golden.Exact);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void PerClass_AgreesWithPyCm(string name)
    {
        GoldenValue item = Golden.Case("pycm.json", name);
        ConfusionMatrix<string> matrix = GoldenMatrix.Of(item);

        foreach ((string statistic, Func<BinaryCounts, double> measure) in PerClass)
        {
            foreach ((string label, GoldenValue expected) in item["perClass"][statistic].Fields)
            {
                double actual = measure(matrix[label]);
                if (double.IsNaN(expected.Number) && InfiniteInPyCm.Contains(statistic)) actual.Should().Be(statistic == "Q" ? 1 : double.PositiveInfinity);
                else Golden.Agree(actual, expected, Golden.Exact);
            }
        }
    }
}
