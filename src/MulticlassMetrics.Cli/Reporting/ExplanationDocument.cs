using System.Globalization;

namespace MulticlassMetrics.Cli;

/// <summary>Lays an explanation out for people.</summary>
internal static class ExplanationDocument
{
    private const int MostClasses = 1000;
    private const int MostNamed = 5;

    public static Document Of(Explanation explanation)
    {
        string interval = string.Create(CultureInfo.InvariantCulture, $"{100 * explanation.Confidence:0.###}% interval");
        return new Document(
        [
            .. explanation.Gaps.SelectMany(gap => (Block[])[Ladder(gap, explanation.Rare, interval), Contributions(gap, interval), Drags(gap, interval), .. Areas(gap), Verdict(gap)]),
            .. (explanation.Changes ?? []).SelectMany(change => ChangeBlocks.Of(change, interval)),
            new Remarks([.. Notes(explanation)]),
        ]);
    }

    private static Grid Ladder(ExplainedGap explained, RareChoice rare, string interval)
    {
        AverageGap<string> gap = explained.Gap;
        List<string[]> rows =
        [
            Level("macro", gap.Macro, "every class counts the same"),
            Step("+ prevalence", gap.Prevalence, Above(explained.Metric.Direction)),
            Level("= weighted", gap.Weighted, "every class counts as often as it occurs"),
            Step("+ " + explained.Second, gap.Second, gap.IsOfScores ? "one threshold for all classes" : "over- and under-predicted classes"),
            Level("= micro", gap.Micro, explained.Metric.PoolsDecisions ? "every decision for or against a class counts the same" : "every prediction counts the same"),
            Step("gap", gap.Gap, "micro - macro"),
        ];
        if (gap.GapWithoutSkill is { } without) rows.Add(Step("gap without skill", without, "what predictions independent of the truth would show"));
        if (gap.GapBeyondNoSkill is { } beyond) rows.Add(Step("gap beyond it", beyond, "gap - gap without skill"));
        if (gap.MicroAucOfPriors is { } priors) rows.Add(["class shares alone", Numbers.Of(priors), "", "", "micro of a model that only knows the class shares"]);
        if (explained.CostOfRare is { } cost) rows.Add(Step("cost of the rare", cost, $"what macro would gain without {Named(explained.Rare)} ({rare.Description})"));
        return new Grid(
            $"{gap.Metric}, from macro to micro",
            [new GridColumn("", IsNumber: false), new GridColumn("value"), new GridColumn(interval), new GridColumn("p"), new GridColumn("", IsNumber: false)],
            rows);

        static string Above(MetricDirection direction) => direction switch
        {
            MetricDirection.HigherIsBetter => "above 0: common classes are done better",
            MetricDirection.LowerIsBetter => "above 0: common classes are done worse",
            _ => "above 0: common classes have higher values",
        };
    }

    public static string[] Level(string name, GapTerm term, string meaning) => [name, Numbers.Of(term.Value), Interval(term, Numbers.Of), "", meaning];

    public static string[] Step(string name, GapTerm term, string meaning) => [name, Numbers.Signed(term.Value), Interval(term, Numbers.Signed), Numbers.PValue(term.PValue), meaning];

    private static Grid Contributions(ExplainedGap explained, string interval)
    {
        AverageGap<string> gap = explained.Gap;
        bool hasSecond = gap.Classes.Any(c => !double.IsNaN(c.Second.Value));
        double largest = Largest(gap.Classes.SelectMany(c => new[] { c.Prevalence.Value, c.Second.Value }));
        return new Grid(
            $"{gap.Metric}, what each class adds to the gap",
            [
                new GridColumn("", IsNumber: false), new GridColumn("share"), new GridColumn("value"), .. Columns("prevalence", interval),
                .. hasSecond ? Columns(explained.Second, interval) : [],
            ],
            [.. Shown(gap).Select(c => (string[])
            [
                Label.Show(c.Class), Numbers.Of(c.Share.Value), Value(c), .. Cells(c.Prevalence, largest), .. hasSecond ? Cells(c.Second, largest) : [],
            ])]);
    }

    private static Grid Drags(ExplainedGap explained, string interval)
    {
        AverageGap<string> gap = explained.Gap;
        double largest = Largest(gap.Classes.Select(c => c.Drag.Value));
        return new Grid(
            $"{gap.Metric}, what macro would gain without each class",
            [new GridColumn("", IsNumber: false), new GridColumn("cases"), new GridColumn("value"), .. Columns("drag", interval)],
            [.. Shown(gap).Select(c => (string[])[Label.Show(c.Class), Numbers.Whole(c.Cases), Value(c), .. Cells(c.Drag, largest)])]);
    }

    private static Block[] Areas(ExplainedGap explained) => explained.Areas is { } areas ? [areas.ToBlock(explained.Gap.Metric)] : [];

    private static Remarks Verdict(ExplainedGap explained) => new([.. explained.Gap.Verdict().Select(Label.Show)]);

    private static IEnumerable<string> Notes(Explanation explanation)
    {
        ClassGap<string>[] classes = [.. explanation.Gaps.SelectMany(gap => gap.Gap.Classes)];
        foreach (ExplainedGap gap in explanation.Gaps)
        {
            foreach (IGrouping<string, string> group in gap.Gap.Classes.Where(c => c.UndefinedReason is not null).GroupBy(c => c.UndefinedReason!, c => c.Class))
            {
                yield return $"* {gap.Gap.Metric} is undefined ({group.Key}) for {Named([.. group])}: counted as 0 and not tested";
            }
        }

        yield return "Intervals of averages keep to their range (logit; Wilson for shares of samples), those of differences are value ± z standard errors, by the influence of each sample; p of classes are adjusted over the classes of one column (Holm).";
        if (classes.Any(c => c.Drag.Method.Contains("Clopper", StringComparison.Ordinal)))
        {
            yield return "Those of classes with fewer than 10 cases, or without variance, are no narrower than what the cases cannot rule out (Clopper-Pearson).";
        }

        foreach (ExplainedGap gap in explanation.Gaps.Where(gap => gap.Absent.Count > 0)) yield return $"{gap.Gap.Metric} has no value for {Named(gap.Absent)}, which take no part.";
        foreach (ExplainedGap gap in explanation.Gaps.Where(gap => gap.CostOfRare is null))
        {
            yield return $"Of {gap.Gap.Metric}, {(gap.Rare.Count == 0 ? "no class is" : "all classes are")} rare ({explanation.Rare.Description}).";
        }

        if (explanation.Predictions.Clusters is { } clusters) yield return $"Standard errors take rows of one {Label.Quote(clusters.Column)} together ({Numbers.Whole(clusters.Count)} clusters).";
        foreach (ExplainedGap gap in explanation.Gaps.Where(gap => gap.Gap.Classes.Any(c => !double.IsNaN(c.Second.Value) && double.IsNaN(c.Second.StandardError))))
        {
            yield return $"There are so many classes that errors of {(gap.Gap.IsOfScores ? "their pooling parts" : "their parts")} of {gap.Gap.Metric} are left out; --all-errors computes them.";
        }

        int omitted = explanation.Gaps.Max(gap => gap.Gap.Classes.Length) - MostClasses;
        if (omitted > 0) yield return $"Classes with less support, which --format json and csv list: {Numbers.Whole(omitted)}.";
    }

    private static IEnumerable<ClassGap<string>> Shown(AverageGap<string> gap) => gap.Classes.OrderByDescending(c => c.Share.Value).Take(MostClasses);

    private static string Value(ClassGap<string> c) => Numbers.Of(c.Value.Value) + (c.UndefinedReason is null ? "" : "*");

    private static GridColumn[] Columns(string title, string interval) => [new(title), new(interval), new("p"), new("", IsNumber: false)];

    private static string[] Cells(GapTerm term, double largest) =>
        [Numbers.Signed(term.Value), Interval(term, Numbers.Signed), Numbers.PValue(term.AdjustedPValue), Bar.Draw(term.Value, largest)];

    private static string Interval(GapTerm term, Func<double, string> number) => double.IsFinite(term.Low) && double.IsFinite(term.High) ? $"[{number(term.Low)}, {number(term.High)}]" : "";

    private static double Largest(IEnumerable<double> values) => values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();

    private static string Named(IReadOnlyList<string> classes) => Label.List(classes, Label.Show, MostNamed);
}
