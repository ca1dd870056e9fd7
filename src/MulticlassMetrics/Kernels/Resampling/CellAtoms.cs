using System.Buffers;

namespace MulticlassMetrics.Kernels;

/// <summary>
/// What is drawn of data of which only the cells matter, of one model or of several on the same rows: the samples of equal cells and equal weight, of which there are
/// many, or clusters, each a small matrix. So the cost of a replicate does not grow with the samples.
/// </summary>
internal sealed class CellAtoms
{
    private readonly int[] _start;
    private readonly Entry[] _entries;
    private readonly CellTable[] _tables;
    private readonly bool _sumsAreExact;

    private CellAtoms(int[] start, Entry[] entries, CellTable[] tables, MultinomialDraw draw)
    {
        _start = start;
        _entries = entries;
        _tables = tables;
        Draw = draw;
        double draws = 0, heaviest = 0;
        foreach (long multiplicity in draw.Multiplicities) draws += multiplicity;
        for (int a = 0; a < draw.Count; a++)
        {
            double weight = 0;
            for (int e = start[a]; e < start[a + 1]; e++) weight += entries[e].Weight;
            heaviest = Math.Max(heaviest, weight);
        }

        _sumsAreExact = draws * heaviest <= CompensatedSum.LargestExact;
    }

    public MultinomialDraw Draw { get; }

    /// <summary>Of a matrix that has forgotten its rows: possible where the samples of a cell weigh the same.</summary>
    public static CellAtoms Of(ResamplingScheme scheme, CellTable table)
    {
        if (scheme.NeedsRows) throw new InvalidOperationException($"A matrix has forgotten its rows, and cannot be drawn {(scheme.IsClustered ? "by cluster" : "by stratum")}; take LabelPairs.");
        var entries = new Entry[table.Count];
        long[] multiplicities = new long[table.Count];
        for (int at = 0; at < entries.Length; at++)
        {
            double samples = table.Samples[at], weight = table.Weights[at] / samples;
            if (samples != Math.Floor(samples) || samples > 1L << 53)
            {
                throw new InvalidOperationException(FormattableString.Invariant($"A cell holds {samples} samples; only whole samples can be drawn."));
            }

            // Cauchy and Schwarz: n·Σw² = (Σw)² exactly where all weigh the same.
            if (Math.Abs((samples * table.SquaredWeights[at]) - (table.Weights[at] * table.Weights[at])) > 1e-9 * table.Weights[at] * table.Weights[at])
            {
                throw new InvalidOperationException("The samples of a cell have different weights, which a matrix has forgotten; take LabelPairs.");
            }

            multiplicities[at] = (long)samples;
            entries[at] = new Entry(0, at, -1, weight, weight * weight, 1);
        }

        int[] strata = scheme.IsByClass ? [.. table.RowStart.Distinct()] : [];
        return new CellAtoms([.. Enumerable.Range(0, entries.Length + 1)], entries, [table], new MultinomialDraw(multiplicities, strata));
    }

    /// <summary>Of rows with their cells in the table of one model, or in those of two.</summary>
    public static CellAtoms Of<TLabel>(ResamplingScheme scheme, LabelPairs<TLabel> pairs, LabelPairs<TLabel>? second = null)
        where TLabel : notnull
    {
        int[] groups = scheme.GroupRows(pairs.RowCount, pairs.ClassOfRow);
        (int[] start, Entry[] entries, long[] multiplicities) = Collect(
            groups, scheme.IsClustered, row => pairs.CellOfRow(row), row => second?.CellOfRow(row) ?? -1, pairs.Units.WeightOf);
        CellTable[] tables = second is null ? [pairs.Matrix.Table] : [pairs.Matrix.Table, second.Matrix.Table];
        int[] strata = scheme.IsClustered ? [] : StrataOf(entries);
        return new CellAtoms(start, entries, tables, new MultinomialDraw(multiplicities, strata));
    }

    /// <summary>The matrix of a model in a draw, without the cells that came out empty.</summary>
    public CellTable Take(int model, ReadOnlySpan<long> counts)
    {
        CellTable table = _tables[model];
        double[] weights = new double[table.Count];
        double[] squares = table.IsUnweighted ? weights : new double[table.Count];
        double[] samples = table.IsUnweighted ? weights : new double[table.Count];
        for (int a = 0; a < counts.Length; a++)
        {
            if (counts[a] == 0) continue;
            for (int e = _start[a]; e < _start[a + 1]; e++)
            {
                ref readonly Entry entry = ref _entries[e];
                int cell = model == 0 ? entry.First : entry.Second;
                weights[cell] += counts[a] * entry.Weight;
                if (table.IsUnweighted) continue;
                squares[cell] += counts[a] * entry.Squared;
                samples[cell] += counts[a] * entry.Samples;
            }
        }

        return table.With(weights, squares, samples);
    }

    /// <summary>The counts of every class of a model in a draw: those of <see cref="Take"/>, bit for bit, without making its table.</summary>
    public BinaryCounts[] CountClasses(int model, ReadOnlySpan<long> counts)
    {
        CellTable table = _tables[model];

        // Only of sums that are exact does it make no difference that empty cells are among them.
        if (!table.IsUnweighted || !_sumsAreExact) return ClassCounting.Count(Take(model, counts), out _);
        double[] weights = ArrayPool<double>.Shared.Rent(table.Count);
        Array.Clear(weights, 0, table.Count);
        for (int a = 0; a < counts.Length; a++)
        {
            for (int e = _start[a]; e < _start[a + 1]; e++)
            {
                ref readonly Entry entry = ref _entries[e];
                weights[model == 0 ? entry.First : entry.Second] += counts[a] * entry.Weight;
            }
        }

        BinaryCounts[] perClass = ClassCounting.Count(new CellTable(table.ClassCount, table.RowStart, table.Columns, weights, weights, weights), out _);
        ArrayPool<double>.Shared.Return(weights);
        return perClass;
    }

    /// <summary>How much one of each atom moves a statistic of a model, from the derivative by the weight of each of its cells.</summary>
    public double[] Effects(int model, ReadOnlySpan<double> derivatives)
    {
        double[] effects = new double[Draw.Count];
        for (int a = 0; a < effects.Length; a++)
        {
            for (int e = _start[a]; e < _start[a + 1]; e++) effects[a] += _entries[e].Weight * derivatives[model == 0 ? _entries[e].First : _entries[e].Second];
        }

        return effects;
    }

    /// <summary>Joins rows of equal group, cells and weight; or, for clusters, of equal cluster and cells.</summary>
    internal static (int[] Start, Entry[] Entries, long[] Multiplicities) Collect(
        int[] groups, bool clustered, Func<int, int> first, Func<int, int> second, Func<int, double> weightOf)
    {
        var joined = new Dictionary<(int Group, int First, int Second, double Weight), (double Weight, double Squared, long Samples)>();
        for (int row = 0; row < groups.Length; row++)
        {
            if (groups[row] < 0) continue;
            double weight = weightOf(row);
            var key = (groups[row], first(row), second(row), clustered ? 0 : weight);
            joined.TryGetValue(key, out (double Weight, double Squared, long Samples) sums);
            joined[key] = (sums.Weight + weight, sums.Squared + (weight * weight), sums.Samples + 1);
        }

        // In an order of their own, so that the order of the rows does not matter.
        var keys = joined.Keys.Order().ToArray();
        var entries = new Entry[keys.Length];
        long[] samples = new long[keys.Length];
        for (int e = 0; e < keys.Length; e++)
        {
            (int group, int one, int two, double weight) = keys[e];
            (double sum, double squared, samples[e]) = joined[keys[e]];
            entries[e] = clustered ? new Entry(group, one, two, sum, squared, samples[e]) : new Entry(group, one, two, weight, weight * weight, 1);
        }

        if (!clustered) return ([.. Enumerable.Range(0, entries.Length + 1)], entries, samples);
        int[] start = StrataOf(entries);
        long[] once = new long[start.Length - 1];
        Array.Fill(once, 1);
        return (start, entries, once);
    }

    private static int[] StrataOf(Entry[] entries) => [0, .. Enumerable.Range(1, entries.Length - 1).Where(e => entries[e].Group != entries[e - 1].Group), entries.Length];

    /// <summary>Samples that share a cell of each model.</summary>
    /// <param name="Group">Their stratum or cluster.</param>
    /// <param name="First">Their cell in the first model's table.</param>
    /// <param name="Second">Their cell in the second model's; -1 without one.</param>
    /// <param name="Weight">The weight that one draw of the atom adds.</param>
    /// <param name="Squared">The squared weight that it adds.</param>
    /// <param name="Samples">The samples that it adds.</param>
    internal readonly record struct Entry(int Group, int First, int Second, double Weight, double Squared, double Samples);
}
