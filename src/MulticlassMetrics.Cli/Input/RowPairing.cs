using System.Globalization;

namespace MulticlassMetrics.Cli;

/// <summary>Brings the rows of a second file into the order of the first, and refuses rows that are not of the same sample.</summary>
internal static class RowPairing
{
    public static PairedFile Align(PairedFile first, PairedFile second, PredictionInput input)
    {
        if (input.Id is { } id) second = second with { Rows = ById(first, second, id) };
        for (int i = 0; i < Math.Min(first.Rows.Count, second.Rows.Count); i++)
        {
            (PairedRow one, PairedRow other) = (first.Rows[i], second.Rows[i]);
            Require(one.Actual, other.Actual, input.Actual);
            if (input.Weight is not null) Require(Numbers.RoundTrip(one.Weight), Numbers.RoundTrip(other.Weight), input.Weight);
            if (input.Cluster is not null) Require(one.Cluster, other.Cluster, input.Cluster);

            void Require(string value, string otherValue, string column)
            {
                if (value == otherValue) return;
                string hint = input.Id is null ? " (--id COLUMN pairs rows in another order)" : $" for {input.Id} {Label.Quote(one.Id)}";
                throw new InputException(
                    $"{At(first, one)} and {At(second, other)} differ in column {Label.Quote(column)}: {Label.Quote(value)} and {Label.Quote(otherValue)}{hint}.");
            }
        }

        if (first.Rows.Count == second.Rows.Count) return second;
        (PairedFile more, PairedFile less) = first.Rows.Count > second.Rows.Count ? (first, second) : (second, first);
        PairedRow alone = more.Rows[less.Rows.Count];
        throw new InputException(
            $"{At(more, alone)} (actual {Label.Quote(alone.Actual)}) has no partner: {more.Name} has {Numbers.Whole(more.Rows.Count)} rows and {less.Name} has {Numbers.Whole(less.Rows.Count)}.");
    }

    private static List<PairedRow> ById(PairedFile first, PairedFile second, string column)
    {
        (Dictionary<string, PairedRow> known, Dictionary<string, PairedRow> others) = (Index(first, column), Index(second, column));
        Contained(first, others, second.Name, column);
        Contained(second, known, first.Name, column);
        return [.. first.Rows.Select(row => others[row.Id])];
    }

    private static void Contained(PairedFile file, Dictionary<string, PairedRow> others, string name, string column)
    {
        if (file.Rows.FirstOrDefault(row => !others.ContainsKey(row.Id)) is not { } alone) return;
        throw new InputException($"{At(file, alone)}: {name} has no row whose {Label.Quote(column)} is {Label.Quote(alone.Id)}.");
    }

    private static Dictionary<string, PairedRow> Index(PairedFile file, string column)
    {
        var index = new Dictionary<string, PairedRow>(StringComparer.Ordinal);
        foreach (PairedRow row in file.Rows)
        {
            if (index.TryAdd(row.Id, row)) continue;
            throw new InputException($"{At(file, row)}: column {Label.Quote(column)} says {Label.Quote(row.Id)} again, as on {file.Unit} {index[row.Id].Line.ToString(CultureInfo.InvariantCulture)}.");
        }

        return index;
    }

    private static string At(PairedFile file, PairedRow row) => $"{file.Name}, {file.Unit} {row.Line.ToString(CultureInfo.InvariantCulture)}";
}
