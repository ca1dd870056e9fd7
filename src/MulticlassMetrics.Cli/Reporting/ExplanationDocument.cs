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
            .. explanation.Gaps.SelectMany(gap => (Block[])[Ladder(gap, explanation.Rare, interval), Contributions(gap, interval), Drags(gap, interval), Verdict(gap)]),
            new Remarks([.. Notes(explanation)]),
        ]);
    }

    private static Grid Ladder(ExplainedGap explained, double rare, string interval)
    {
        AverageGap<string> gap = explained.Gap;
        List<string[]> rows =
        [
            Level("macro", gap.Macro, "every class counts the same"),
            Step("+ prevalence", gap.Prevalence, "above 0: common classes are done better"),
            Level("= weighted", gap.Weighted, "every class counts as often as it occurs"),
            Step("+ " + explained.Second, gap.Second, gap.IsOfScores ? "one threshold for all classes" : "over- and under-predicted classes"),
            Level("= micro", gap.Micro, gap.IsOfScores ? "every decision counts the same" : "every prediction counts the same"),
            Step("gap", gap.Gap, "micro - macro"),
        ];
        if (gap.GapWithoutSkill is { } without) rows.Add(Step("gap without skill", without, "what predictions independent of the truth would show"));
        if (gap.GapBeyondNoSkill is { } beyond) rows.Add(Step("gap beyond it", beyond, "what the model adds"));
        if (gap.MicroAucOfPriors is { } priors) rows.Add(["class shares alone", Numbers.Of(priors), "", "", "micro of a model that only knows the class shares"]);
        if (explained.CostOfRare is { } cost) rows.Add(Step("cost of the rare", cost, $"what macro would gain without {Named(explained.Rare)} (share below {rare.ToString("R", CultureInfo.InvariantCulture)})"));
        return new Grid(
            $"{gap.Metric}, from macro to micro",
            [new GridColumn("", IsNumber: false), new GridColumn("value"), new GridColumn(interval), new GridColumn("p"), new GridColumn("", IsNumber: false)],
            rows);

        static string[] Level(string name, GapTerm term, string meaning) => [name, Numbers.Of(term.Value), Interval(term, Numbers.Of), "", meaning];

        static string[] Step(string name, GapTerm term, string meaning) => [name, Numbers.Signed(term.Value), Interval(term, Numbers.Signed), Numbers.PValue(term.PValue), meaning];
    }

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
                Label.Show(c.Class), Numbers.Of(c.Share.Value), Numbers.Of(c.Value.Value), .. Cells(c.Prevalence, largest), .. hasSecond ? Cells(c.Second, largest) : [],
            ])]);
    }

    private static Grid Drags(ExplainedGap explained, string interval)
    {
        AverageGap<string> gap = explained.Gap;
        double largest = Largest(gap.Classes.Select(c => c.Drag.Value));
        return new Grid(
            $"{gap.Metric}, what macro would gain without each class",
            [new GridColumn("", IsNumber: false), new GridColumn("cases"), new GridColumn("value"), .. Columns("drag", interval)],
            [.. Shown(gap).Select(c => (string[])[Label.Show(c.Class), Numbers.Whole(c.Cases), Numbers.Of(c.Value.Value), .. Cells(c.Drag, largest)])]);
    }

    private static Remarks Verdict(ExplainedGap explained) => new([.. explained.Gap.Verdict().Select(Label.Show)]);

    private static IEnumerable<string> Notes(Explanation explanation)
    {
        yield return "Intervals are value ± z standard errors, by the influence of each sample; p of classes are adjusted over the classes of one column (Holm).";
        foreach (ExplainedGap gap in explanation.Gaps.Where(gap => gap.Absent.Count > 0)) yield return $"{gap.Gap.Metric} has no value for {Named(gap.Absent)}, which take no part.";
        int omitted = explanation.Gaps.Max(gap => gap.Gap.Classes.Length) - MostClasses;
        if (omitted > 0) yield return $"Classes with less support, which --format json lists: {Numbers.Whole(omitted)}.";
    }

    private static IEnumerable<ClassGap<string>> Shown(AverageGap<string> gap) => gap.Classes.OrderByDescending(c => c.Share.Value).Take(MostClasses);

    private static GridColumn[] Columns(string title, string interval) => [new(title), new(interval), new("p"), new("", IsNumber: false)];

    private static string[] Cells(GapTerm term, double largest) =>
        [Numbers.Signed(term.Value), Interval(term, Numbers.Signed), Numbers.PValue(term.AdjustedPValue), Bar.Draw(term.Value, largest)];

    private static string Interval(GapTerm term, Func<double, string> number) => double.IsFinite(term.StandardError) ? $"[{number(term.Low)}, {number(term.High)}]" : "";

    private static double Largest(IEnumerable<double> values) => values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();

    private static string Named(IReadOnlyList<string> classes) => Label.List(classes, Label.Show, MostNamed);
}
