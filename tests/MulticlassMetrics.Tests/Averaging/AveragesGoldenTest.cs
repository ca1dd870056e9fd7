using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Averaging;

public class AveragesGoldenTest
{
    private static readonly (string Key, CountsMetric Metric)[] Metrics =
    [
        ("precision", Metric.Precision), ("recall", Metric.Recall), ("specificity", Metric.Specificity), ("f1", Metric.F1),
        ("f0.5", Metric.FBeta(0.5)), ("f2", Metric.FBeta(2)), ("jaccard", Metric.Jaccard),
    ];

    private static readonly (string Key, UndefinedPolicy Policy)[] Readings =
        [("zeroDivision=0", UndefinedPolicy.Zero), ("zeroDivision=1", UndefinedPolicy.One), ("zeroDivision=NaN", UndefinedPolicy.Skip)];

    public static TheoryData<string> Synthetic => Golden.Names("labels.json");

    public static TheoryData<string> Real => Golden.Names("labels-real.json");

    [Theory]
    [MemberData(nameof(Synthetic))]
    public void Average_IsThatOfScikitLearn(string name) => Check(LabelCase.Synthetic(name));

    [Theory]
    [MemberData(nameof(Real))]
    public void Average_OfRealPredictionsIsThatOfScikitLearn(string name) => Check(LabelCase.Real(name));

    private static void Check(LabelCase item)
    {
        foreach ((string reading, UndefinedPolicy policy) in Readings)
        {
            foreach ((string key, CountsMetric metric) in Metrics)
            {
                GoldenValue expected = item.Expected[reading][key];
                AveragedScore<string> macro = new MacroAverager(policy).Average(item.Classes, metric);
                Golden.Agree([.. macro.PerClass.Select(part => part.Value)], expected["perClass"], Golden.Exact);
                Golden.Agree(macro.Value, expected["macro"], Golden.Exact);
                Golden.Agree(new MicroAverager(policy).Average(item.Classes, metric).Value, expected["micro"], Golden.Exact);
                Golden.Agree(new WeightedAverager(policy).Average(item.Classes, metric).Value, expected["weighted"], Golden.Exact);
            }
        }
    }
}
