using System.Collections.Immutable;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>Where to look when a value is not good enough.</summary>
/// <param name="Mistakes">The mistakes behind it.</param>
/// <param name="Notes">What else helps, in lines.</param>
internal readonly record struct MistakeReport(ImmutableArray<GateMistakes> Mistakes, ImmutableArray<string> Notes);

/// <summary>Finds the mistakes behind a value.</summary>
internal static class MistakeFinder
{
    private const int MostItems = 3;
    private const int MostConfusedPairs = 3;

    public static GateMistakes Missed<TLabel>(Evaluation<TLabel> evaluation, TLabel label)
        where TLabel : notnull
    {
        IEqualityComparer<TLabel> same = evaluation.Classes.Comparer;
        var pairs = evaluation.Matrix.Cells.Where(cell => same.Equals(cell.Actual, label) && !same.Equals(cell.Predicted, label)).Select(cell => (cell.Predicted, cell.Weight));
        return Of(evaluation, "missed as", pairs, (actual, predicted) => same.Equals(actual, label) && !same.Equals(predicted, label));
    }

    public static GateMistakes WronglyPredicted<TLabel>(Evaluation<TLabel> evaluation, TLabel label)
        where TLabel : notnull
    {
        IEqualityComparer<TLabel> same = evaluation.Classes.Comparer;
        var pairs = evaluation.Matrix.Cells.Where(cell => same.Equals(cell.Predicted, label) && !same.Equals(cell.Actual, label)).Select(cell => (cell.Actual, cell.Weight));
        return Of(evaluation, "wrongly predicted for", pairs, (actual, predicted) => same.Equals(predicted, label) && !same.Equals(actual, label));
    }

    /// <summary>The pairs of classes that are confused most, with the first rows of the worst pair.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="concerns">Which cells have to do with what is measured; null for all.</param>
    public static GateMistakes MostConfused<TLabel>(Evaluation<TLabel> evaluation, Func<ConfusionCell<TLabel>, bool>? concerns = null)
        where TLabel : notnull
    {
        ConfusionCell<TLabel>[] cells = [.. evaluation.Matrix.MostConfused(concerns is null ? MostConfusedPairs : int.MaxValue).Where(cell => concerns?.Invoke(cell) != false).Take(MostConfusedPairs)];
        IEqualityComparer<TLabel> same = evaluation.Classes.Comparer;
        return new GateMistakes(
            "most confused",
            [.. cells.Select(cell => KeyValuePair.Create($"{MatrixText.Label(cell.Actual)} as {MatrixText.Label(cell.Predicted)}", cell.Weight))],
            cells.Length == 0 ? [] : FirstItems(evaluation, (actual, predicted) => same.Equals(actual, cells[0].Actual) && same.Equals(predicted, cells[0].Predicted)),
            evaluation.Items is not null);
    }

    /// <summary>What a baseline had right and this model has not, of the rows that have to do with what is measured.</summary>
    public static GateMistakes Broken<TLabel>(Measure measure, Evaluation<TLabel> evaluation, BaselineRun<TLabel> baseline)
        where TLabel : notnull
    {
        var pairs = new Dictionary<string, double>(StringComparer.Ordinal);
        var items = ImmutableArray.CreateBuilder<string>();
        Func<int, bool> concerns = measure.RowsOf(evaluation, baseline.Evaluation);
        foreach (int row in baseline.Discordant)
        {
            if (evaluation.IsRight(row) || !concerns(row)) continue;
            if (items.Count < MostItems) items.Add(evaluation.NameOf(row));
            string pair = $"{MatrixText.Label(evaluation.Actual[row])} as {MatrixText.Label(evaluation.Predicted[row])}";
            pairs[pair] = pairs.GetValueOrDefault(pair) + evaluation.Pairs.Units.WeightOf(row);
        }

        return new GateMistakes("broken", [.. pairs.OrderByDescending(pair => pair.Value)], items.ToImmutable(), evaluation.Items is not null);
    }

    private static GateMistakes Of<TLabel>(
        Evaluation<TLabel> evaluation, string kind, IEnumerable<(TLabel Other, double Weight)> pairs, Func<TLabel, TLabel, bool> isMistake)
        where TLabel : notnull => new(
            kind,
            [.. pairs.OrderByDescending(pair => pair.Weight).Select(pair => KeyValuePair.Create(MatrixText.Label(pair.Other), pair.Weight))],
            FirstItems(evaluation, isMistake),
            evaluation.Items is not null);

    private static ImmutableArray<string> FirstItems<TLabel>(Evaluation<TLabel> evaluation, Func<TLabel, TLabel, bool> isMistake)
        where TLabel : notnull
    {
        var items = ImmutableArray.CreateBuilder<string>();
        for (int row = 0; row < evaluation.RowCount && items.Count < MostItems; row++)
        {
            if (evaluation.Counts(row) && isMistake(evaluation.Actual[row], evaluation.Predicted[row])) items.Add(evaluation.NameOf(row));
        }

        return items.ToImmutable();
    }
}
