using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>The averaged ROC of classes that have names: who has no curve, and what to do about it.</summary>
internal static class MacroRocOfClasses
{
    private const string Name = "ROC curve";

    public static PlotCurve Of<TLabel>(IClassParts<TLabel, ScoredClass> classes, UndefinedPolicy absent)
        where TLabel : notnull
    {
        if (absent is not (UndefinedPolicy.Throw or UndefinedPolicy.Skip))
        {
            throw new ArgumentOutOfRangeException(nameof(absent), absent, "A class without samples on both sides has no curve: throw or skip.");
        }

        var defined = new List<ScoredClass>(classes.PerClass.Length);
        for (int c = 0; c < classes.PerClass.Length; c++)
        {
            ScoredClass scored = classes.PerClass[c];
            if (scored.Support > 0 && scored.NegativeWeight > 0) defined.Add(scored);
            else if (absent == UndefinedPolicy.Throw) throw new UndefinedMetricException(Name, "macro", c, Metric.RocAuc.ExplainUndefined(scored), MatrixText.Label(classes.Classes[c]));
        }

        return MacroRoc.Of([.. defined]) ?? throw new UndefinedMetricException(Name, "macro", -1, "no class has a curve");
    }
}
