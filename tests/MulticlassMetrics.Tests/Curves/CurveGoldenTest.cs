using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Curves;

public class CurveGoldenTest
{
    public static TheoryData<string> Cases => new(Golden.Cases("scores.json").Where(item => item["expected"].Find("curves") is not null).Select(item => item["name"].Text));

    public static TheoryData<string> BinaryCases =>
        new(Golden.Cases("binary-scores.json").Where(item => item["expected"].Find("curves") is not null).Select(item => item["name"].Text));

    public static TheoryData<string> ProcCases => Golden.Names("proc.json");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Curves_AgreeWithScikitLearnPointByPoint(string name)
    {
        GoldenValue golden = Golden.Case("scores.json", name);
        var scores = ClassScores.From(golden["actual"].Texts, golden["scores"].Rows, golden["labels"].Texts, golden.Find("weights")?.Numbers);
        var curves = golden["expected"]["curves"].Fields.ToList();

        curves.Should().Contain(curve => curve.Name == "(micro)").And.HaveCountGreaterThan(2);
        foreach ((string label, GoldenValue expected) in curves) Check(label == "(micro)" ? scores.MicroCurve() : scores.Curve(label), expected);
    }

    [Theory]
    [MemberData(nameof(BinaryCases))]
    public void Curves_AgreeWithScikitLearnForOneScore(string name)
    {
        GoldenValue golden = Golden.Case("binary-scores.json", name);
        var scores = ClassScores.ForPositive(golden["actual"].Texts, golden["scores"].Numbers, "1", golden.Find("weights")?.Numbers);

        Check(scores.Curve("1"), golden["expected"]["curves"]);
    }

    [Theory]
    [MemberData(nameof(ProcCases))]
    public void Areas_AgreeWithProc(string name)
    {
        GoldenValue golden = Golden.Case("proc.json", name);
        ClassScores<string> first = Read(golden, "first"), second = Read(golden, "second");

        Golden.Agree(first.OneVsOneAuc(UndefinedPolicy.Skip), golden["handTillFirst"], Golden.Exact);
        foreach (GoldenValue item in golden["perClass"].Items)
        {
            string label = item["class"].Text;
            ScoredClass scored = first[label];
            Golden.Agree(Metric.RocAuc.Measure(scored), item["auc"], Golden.Exact);
            Golden.Agree(Metric.RocAuc.Measure(second[label]), item["aucOther"], Golden.Exact);
            Golden.Agree(Metric.PartialAuc(0, 0.1, standardized: true).Measure(scored), item["partialSpecificity90Corrected"], Golden.Exact);
            Golden.Agree(Metric.PartialAucOverSensitivity(0.9, 1).Measure(scored), item["partialSensitivity90"], Golden.Exact);
            Golden.Agree(scored.Curve.YoudenPoint().Value, item["youden"], Golden.Exact);
            Golden.Agree(Metric.KolmogorovSmirnov.Measure(scored), item["youden"], Golden.Exact);
        }
    }

    private static ClassScores<string> Read(GoldenValue golden, string model)
    {
        Predictions data = Predictions.Read($"data/{golden["data"].Text}.{golden[model].Text}.csv");
        return ClassScores.From(data.Actual, data.Scores, data.Classes);
    }

    private static void Check(ThresholdCurve curve, GoldenValue expected)
    {
        CheckRoc(curve.Roc(), expected["roc"]);
        CheckRoc(curve.Roc(dropCollinear: true), expected["rocDropIntermediate"]);

        // Theirs runs from the lowest threshold up and names none for its last point, where nobody is predicted positive.
        PlotCurve pr = curve.PrecisionRecall();
        GoldenValue theirs = expected["precisionRecall"];
        Golden.Agree(Reversed(pr.X), theirs["recall"], Golden.Exact);
        Golden.Agree(Reversed(pr.Y), theirs["precision"], Golden.Exact);
        Golden.Agree(Reversed(pr.Thresholds)[..^1], theirs["threshold"], 0);
        pr[0].Should().Be(new CurvePoint(0, 1, double.PositiveInfinity));
    }

    private static void CheckRoc(PlotCurve roc, GoldenValue expected)
    {
        Golden.Agree(roc.X.ToArray(), expected["fpr"], Golden.Exact);
        Golden.Agree(roc.Y.ToArray(), expected["tpr"], Golden.Exact);
        Golden.Agree(roc.Thresholds.ToArray(), expected["threshold"], 0);
    }

    private static double[] Reversed(ReadOnlySpan<double> values)
    {
        double[] copy = values.ToArray();
        Array.Reverse(copy);
        return copy;
    }
}
