using System.Diagnostics.CodeAnalysis;

namespace MulticlassMetrics;

/// <content>Finding the rows of a test set again.</content>
public sealed partial class Baseline
{
    /// <summary>What the baseline predicted for the rows of an evaluation, as an evaluation of its own.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="evaluation">A model on the same test set, whose weights, clusters and slices hold for the baseline too.</param>
    /// <returns>The evaluation of the baseline, whose rows pair with those of the other.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="evaluation"/> is null.</exception>
    /// <exception cref="ArgumentException">The classes, the ids, the number of rows or an actual label differ: the message names which.</exception>
    public Evaluation<TLabel> For<TLabel>(Evaluation<TLabel> evaluation)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        string[] classes = [.. ClassTexts(evaluation)];
        RequireSame("classes", classes, Classes);
        BaselineRow[] rows = Find(evaluation);
        var position = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int c = 0; c < classes.Length; c++) position.Add(classes[c], c);

        var predicted = new TLabel[rows.Length];
        for (int row = 0; row < rows.Length; row++)
        {
            predicted[row] = evaluation.Classes[position[rows[row].Predicted]];
            if (evaluation.Classes.IndexOf(evaluation.Actual[row]) is var actual && actual >= 0 && classes[actual] != rows[row].Actual)
            {
                throw Other($"{(HasItems ? "item" : "row")} {evaluation.NameOf(row)} is '{classes[actual]}' here and '{rows[row].Actual}' there");
            }
        }

        return evaluation.With(predicted, HasScores && evaluation.Scores is not null ? ScoresInOrder(rows, classes) : null);
    }

    private BaselineRow[] Find<TLabel>(Evaluation<TLabel> evaluation)
        where TLabel : notnull
    {
        if (evaluation.Items is not { } items)
        {
            if (HasItems) throw Other("its rows have ids, and those here have none");
            return evaluation.RowCount == Rows.Length ? [.. Rows] : throw Other(FormattableString.Invariant($"there are {evaluation.RowCount} rows here and {Rows.Length} there"));
        }

        if (!HasItems) throw Other("its rows have no ids, and those here have");
        RequireSame("items", items, [.. Rows.Select(row => row.Item!)]);
        Dictionary<string, BaselineRow> byItem = Rows.ToDictionary(row => row.Item!, StringComparer.Ordinal);
        return [.. items.Select(item => byItem[item])];
    }

    private void RequireSame(string what, IReadOnlyCollection<string> here, IReadOnlyCollection<string> there)
    {
        string[] missing = [.. here.Except(there, StringComparer.Ordinal)], extra = [.. there.Except(here, StringComparer.Ordinal)];
        if (missing.Length == 0 && extra.Length == 0) return;
        IEnumerable<string> parts = [.. Part(missing, "it lacks"), .. Part(extra, "it has, and there are not here,")];
        throw Other($"{what} differ: {string.Join("; ", parts)}");

        static IEnumerable<string> Part(string[] names, string how) => names.Length == 0 ? []
            : [$"{how} {GateText.Names(names.Select(name => $"'{name}'"))}"];
    }

    // The classes here may stand in another order.
    private double[] ScoresInOrder(BaselineRow[] rows, string[] classes)
    {
        int[] from = [.. classes.Select(name => Classes.IndexOf(name))];
        double[] scores = new double[rows.Length * classes.Length];
        for (int row = 0; row < rows.Length; row++)
        {
            for (int c = 0; c < from.Length; c++) scores[(row * from.Length) + c] = rows[row].Scores[from[c]];
        }

        return scores;
    }

    [SuppressMessage("Usage", "CA2208:Instantiate argument exceptions correctly", Justification = "The name is that of the gate's parameter.")]
    private ArgumentException Other(string how) => new($"Baseline '{Name}' is of another test set: {how}.", "baseline");
}
