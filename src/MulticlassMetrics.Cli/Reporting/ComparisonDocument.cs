using System.Globalization;

namespace MulticlassMetrics.Cli;

/// <summary>Lays a comparison out for people.</summary>
internal static class ComparisonDocument
{
    private static readonly GridColumn[] Columns =
        [new("", IsNumber: false), new("first"), new("second"), new("difference"), new("interval"), new("p")];

    public static Document Of(Comparison comparison)
    {
        PairedPredictions models = comparison.Models;
        return new Document(
        [
            new Facts([("first", Label.Show(models.FirstName)), ("second", Label.Show(models.SecondName)), ("samples", Numbers.Whole(models.First.Matrix.SampleCount)), ("classes", Numbers.Whole(models.First.Matrix.ClassCount))]),
            new Remarks([.. Comparison.AverageNames.Select((_, a) => Verdict(comparison, a))]),
            .. Comparison.AverageNames.Select((name, a) => new Grid(
                $"{char.ToUpperInvariant(name[0])}{name[1..]} averages", Columns, [.. comparison.Metrics.Select(metric => Row(metric.Title, metric.Averages[a]))])),
            new Grid("All classes together", Columns, [.. comparison.Overall.Select(item => Row(item.Title, item.Figure))]),
            Classes(comparison),
            new Facts(McNemar(models.McNemar)),
            new Remarks([.. Notes(comparison)]),
        ]);
    }

    public static IEnumerable<string> Notes(Comparison comparison)
    {
        string wald = "value ± z standard errors, by the influence of each sample on both models";
        yield return comparison.Bootstrap is { } bootstrap
            ? $"differences are second - first; {Level(comparison)} intervals of averages and overall statistics are by {bootstrap}; those of classes, and all p-values, {wald}"
            : $"differences are second - first; {Level(comparison)} intervals are {wald}";
        yield return "where a difference has no variance, its interval is what the data cannot rule out (Clopper-Pearson)";
        foreach (ComparedMetric metric in comparison.Metrics)
        {
            IEnumerable<(string Class, ComparedFigure Figure)> classes = comparison.Models.First.Matrix.Classes.Zip(metric.PerClass).Where(c => c.Second.Undefined is not null);
            foreach (IGrouping<string, string> group in classes.GroupBy(c => c.Figure.Undefined!, c => Label.Show(c.Class)))
            {
                yield return $"{metric.Title} is undefined ({group.Key}) for {Label.List([.. group], label => label)}";
            }

            for (int a = 0; a < metric.Averages.Count; a++)
            {
                if (metric.Averages[a].Undefined is { } why) yield return $"{metric.Title} ({Comparison.AverageNames[a]}) is undefined ({why})";
            }
        }

        foreach ((_, string title, ComparedFigure figure) in comparison.Overall)
        {
            if (figure.Undefined is { } why) yield return $"{title} is undefined ({why})";
        }

        foreach (string note in comparison.Models.Notes) yield return note;
    }

    private static string Verdict(Comparison comparison, int average)
    {
        ILookup<int, string> outcomes = comparison.Metrics
            .Select(metric => (metric.Title, Figure: metric.Averages[average]))
            .ToLookup(item => Outcome(item.Figure), item => Outcome(item.Figure) is 0 or 2
                ? item.Title : $"{item.Title} by {Numbers.Of(Math.Abs(item.Figure.Difference.Difference))}");
        List<string> parts = [];
        if (outcomes.Contains(1)) parts.Add($"the second beats the first on {string.Join(", ", outcomes[1])}");
        if (outcomes.Contains(-1)) parts.Add($"the first beats the second on {string.Join(", ", outcomes[-1])}");
        if (outcomes.Contains(0)) parts.Add($"no difference is shown on {string.Join(", ", outcomes[0])}");
        if (outcomes.Contains(2)) parts.Add($"undefined: {string.Join(", ", outcomes[2])}");
        return $"{Comparison.AverageNames[average]}: {string.Join("; ", parts)} (at the {Level(comparison)} level)";
    }

    // Metrics that are averaged are all better when higher.
    private static int Outcome(ComparedFigure figure) => double.IsNaN(figure.Difference.Difference) ? 2 : figure.Low > 0 ? 1 : figure.High < 0 ? -1 : 0;

    private static string[] Row(string title, ComparedFigure figure)
    {
        PairedDifference difference = figure.Difference;
        return [title, Numbers.Of(difference.First), Numbers.Of(difference.Second), Numbers.Of(difference.Difference) + (figure.Undefined is null ? "" : "*"), Interval(figure), P(difference.PValue)];
    }

    private static Grid Classes(Comparison comparison)
    {
        ConfusionMatrix<string> matrix = comparison.Models.First.Matrix;
        double[] supports = [.. matrix.PerClass.ToArray().Select(counts => counts.Support)];
        Func<double, string> weight = Numbers.Weights(supports);
        return new Grid(
            "Differences of each class, by support, with p-values after Holm over the classes",
            [new GridColumn("", IsNumber: false), new GridColumn("support"), .. comparison.Metrics.SelectMany(metric => new[] { new GridColumn(metric.Title), new GridColumn("p (Holm)") })],
            [.. Enumerable.Range(0, supports.Length).OrderByDescending(c => supports[c]).Select(c => (string[])
            [
                Label.Show(matrix.Classes[c]), weight(supports[c]),
                .. comparison.Metrics.SelectMany(metric => (string[])[Cell(metric.PerClass[c]), P(metric.PerClass[c].AdjustedPValue)]),
            ])]);
    }

    private static List<(string Name, string Value)> McNemar(McNemar test) =>
    [
        ("only the first is right", Numbers.Whole(test.OnlyFirstRight)),
        ("only the second is right", Numbers.Whole(test.OnlySecondRight)),
        ("McNemar's tests, p", $"{P(test.MidP().PValue)} mid-p, {P(test.Exact().PValue)} exact, {P(test.ChiSquared().PValue)} chi-squared, {P(test.Corrected().PValue)} corrected"),
    ];

    private static string Cell(ComparedFigure figure) => double.IsNaN(figure.Difference.Difference)
        ? "n/a*" : $"{Numbers.Of(figure.Difference.Difference)} {Interval(figure)}";

    private static string Interval(ComparedFigure figure) => double.IsNaN(figure.Low) ? "n/a" : $"[{Numbers.Of(figure.Low)}, {Numbers.Of(figure.High)}]";

    private static string P(double p) => p < 0.001 ? "< 0.001" : Numbers.Of(p);

    private static string Level(Comparison comparison) => (100 * comparison.Confidence).ToString("0.###", CultureInfo.InvariantCulture) + "%";
}
