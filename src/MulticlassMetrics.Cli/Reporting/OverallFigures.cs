namespace MulticlassMetrics.Cli;

/// <summary>The numbers of all classes together.</summary>
internal static class OverallFigures
{
    public const string PriorsKey = "microAucOfPriors";

    private const string NoOrder = "the classes have no order; --classes gives one";

    public static IEnumerable<OverallFigure> OfMatrix(ConfusionMatrix<string> matrix, Estimator? estimator)
    {
        yield return OverallFigure.Of("accuracy", matrix, Metric.Accuracy, estimator);
        yield return OverallFigure.Of("balancedAccuracy", matrix, Metric.BalancedAccuracy, estimator);
        yield return OverallFigure.Of("noInformationRate", matrix, Metric.NoInformationRate, estimator) with { Comment = "always the commonest class" };
        yield return OverallFigure.Of("cohenKappa", matrix, Metric.CohenKappa, estimator);
        yield return Ordered("cohenKappaLinear", matrix, Metric.CohenKappaLinear, estimator);
        yield return Ordered("cohenKappaQuadratic", matrix, Metric.CohenKappaQuadratic, estimator);
        yield return OverallFigure.Of("matthewsCorrelation", matrix, Metric.MulticlassMatthewsCorrelation, estimator) with { Title = "Matthews correlation" };
        yield return OverallFigure.Of("gwetAc1", matrix, Metric.GwetAc1, estimator);
        yield return OverallFigure.Of("krippendorffAlpha", matrix, Metric.KrippendorffAlpha, estimator);
        yield return OverallFigure.Of("mutualInformation", matrix, Metric.MutualInformation, estimator) with { Title = "mutual information (nats)" };
    }

    /// <summary>What comes of pairs of classes.</summary>
    public static IEnumerable<OverallFigure> OfPairs(ClassScores<string> scores, UndefinedPolicy undefined, Estimator? estimator)
    {
        UndefinedPolicy absent = undefined == UndefinedPolicy.Skip ? UndefinedPolicy.Skip : UndefinedPolicy.Propagate;
        yield return OverallFigure.Of("ovoRocAuc", scores, Metric.OneVsOneAuc(absent), estimator);
        yield return OverallFigure.Of("ovoWeightedRocAuc", scores, Metric.WeightedOneVsOneAuc(absent), estimator);
        double priors = scores.MicroAucOfPriors();
        yield return new OverallFigure(PriorsKey, "micro ROC AUC of the class shares", new Figure(priors, double.IsNaN(priors) ? "one class has no negatives" : null));
    }

    /// <summary>What comes of each row on its own.</summary>
    public static IEnumerable<OverallFigure> OfRows(ClassScores<string> scores, Estimator? estimator)
    {
        yield return OverallFigure.Of("logLoss", scores, Metric.LogLoss, estimator);
        yield return OverallFigure.Of("brier", scores, Metric.BrierScore, estimator);
        yield return OverallFigure.Of("calibrationError", scores, Metric.CalibrationError(), estimator);
        yield return OverallFigure.Of("top3Accuracy", scores, Metric.TopKAccuracy(3), estimator);
    }

    // The library's reason speaks to programmers.
    private static OverallFigure Ordered(string key, ConfusionMatrix<string> matrix, MatrixMetric metric, Estimator? estimator) =>
        matrix.HasOrderedClasses ? OverallFigure.Of(key, matrix, metric, estimator) : new OverallFigure(key, metric.Name, new Figure(double.NaN, NoOrder));
}
