using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MulticlassMetrics.Kernels;

/// <summary>Scores row by row with the truth beside them, whatever the type of the numbers. Positions only.</summary>
/// <remarks>
/// The kernels ask for positives and negatives of a column and never for "the" class of a row, so that a table in which a row is positive in
/// several columns can join as a second kind.
/// </remarks>
internal abstract class ScoreTable
{
    /// <summary>The mark of a row that takes no part: dropped, or of weight zero.</summary>
    public const int Excluded = -1;

    private const int MostPairedColumns = 1 << 10;

    private readonly Lazy<(int[] Start, int[] Rows)> _byColumn;
    private readonly Lazy<double[]> _columnWeights;
    private readonly Lazy<double[]> _otherWeights;
    private readonly Lazy<double> _totalWeight;
    private readonly Lazy<double> _wholeWeight;
    private readonly Lazy<long> _outsideUnit;
    private readonly Lazy<double[,]> _pairwiseAreas;
    private ScoredClass? _pool;

    protected ScoreTable(int columns, int[] actual, double[]? weights)
    {
        Columns = columns;
        Actual = actual;
        Weights = weights;
        _byColumn = new Lazy<(int[], int[])>(SortRows);
        _columnWeights = new Lazy<double[]>(SumWeights);
        _otherWeights = new Lazy<double[]>(SumOtherWeights);
        _totalWeight = new Lazy<double>(() => Sum(_columnWeights.Value));
        _wholeWeight = new Lazy<double>(SumWholeWeights);
        _outsideUnit = new Lazy<long>(FindOutsideUnit);
        _pairwiseAreas = new Lazy<double[,]>(() => Kernels.PairwiseAreas.Of(this));
    }

    public int Rows => Actual.Length;

    public int Columns { get; }

    /// <summary>The column in which each row is positive; <see cref="Excluded"/>, or the number of columns for a row that is negative in all.</summary>
    public int[] Actual { get; }

    /// <summary>Null where every row weighs one.</summary>
    public double[]? Weights { get; }

    /// <summary>How errors and reasons call a column.</summary>
    public Func<int, string> NameOf { get; init; } = column => string.Create(CultureInfo.InvariantCulture, $"at position {column}");

    /// <summary>The position of the first score of a row that takes part that is outside [0, 1], or -1. Searched for once.</summary>
    public long FirstOutsideUnit => _outsideUnit.Value;

    /// <summary>The smallest number that added to one makes a difference in the type of the scores.</summary>
    public abstract double Epsilon { get; }

    public abstract double this[int row, int column] { get; }

    public double WeightOf(int row) => Weights is null ? 1 : Weights[row];

    /// <summary>The weight of each row, zero for one that takes no part; null where every row weighs one.</summary>
    public double[]? UsedWeights()
    {
        if (Weights is null && Array.IndexOf(Actual, Excluded) < 0) return null;
        double[] used = new double[Rows];
        for (int row = 0; row < Rows; row++) used[row] = Actual[row] == Excluded ? 0 : WeightOf(row);
        return used;
    }

    /// <summary>The weight of the rows that are positive in a column; the column past the last is that of rows negative in all.</summary>
    public double WeightOfColumn(int column) => _columnWeights.Value[column];

    /// <summary>The weight of the rows that are negative in a column; zero exactly when there are none.</summary>
    public double NegativeWeightOfColumn(int column) => _otherWeights.Value[column];

    /// <summary>The areas between classes, kept for the several statistics that are made of them; null for so many columns that keeping them would take much room.</summary>
    public double[,]? PairwiseAreas => Columns <= MostPairedColumns ? _pairwiseAreas.Value : null;

    /// <summary>The weight of all rows that take part.</summary>
    public double TotalWeight => _totalWeight.Value;

    /// <summary>The weight of all rows that take part where every weight is a whole number; else infinite.</summary>
    public double WholeWeight => _wholeWeight.Value;

    public bool IsPositive(int row, int column) => Actual[row] == column;

    /// <summary>The rows that are positive in a column, in order; the column past the last holds those that are negative in all.</summary>
    public ReadOnlySpan<int> PositiveRows(int column)
    {
        (int[] start, int[] rows) = _byColumn.Value;
        return rows.AsSpan(start[column], start[column + 1] - start[column]);
    }

    /// <summary>Some columns pooled. The pool last asked for is kept with its ranks, so that several metrics of it rank it once.</summary>
    public ScoredClass Pool(int[] columns)
    {
        if (Volatile.Read(ref _pool) is { } kept && kept.Sources[0].Columns.AsSpan().SequenceEqual(columns)) return kept;
        var pool = new ScoredClass(new ScoreColumns(this, columns));
        Volatile.Write(ref _pool, pool);
        return pool;
    }

    /// <summary>The number of rows that take part.</summary>
    public int CountingRows => _byColumn.Value.Rows.Length;

    /// <summary>Hands over every entry of some columns, row by row.</summary>
    public abstract void GatherEntries(ReadOnlySpan<int> columns, CurveEntries entries);

    /// <summary>Copies the scores of one column in successive rows, widened where the types differ.</summary>
    public abstract void Gather<TWide>(int column, int firstRow, Span<TWide> into)
        where TWide : unmanaged, IBinaryFloatingPointIeee754<TWide>;

    /// <summary>Copies the scores of one column in some rows, widened where the types differ.</summary>
    public abstract void Gather<TWide>(int column, ReadOnlySpan<int> rows, Span<TWide> into)
        where TWide : unmanaged, IBinaryFloatingPointIeee754<TWide>;

    /// <summary>Copies the scores of successive rows in the column in which each is positive, widened where the types differ; zero for rows that are positive in none.</summary>
    public abstract void GatherOwn<TWide>(int firstRow, Span<TWide> into)
        where TWide : unmanaged, IBinaryFloatingPointIeee754<TWide>;

    /// <summary>Calls for every row that takes part, in order, with its scores, widened into one reused buffer where they are not double.</summary>
    public void ForEachRow(RowVisitor visit) => ForEachRow(visit, evenExcluded: false);

    /// <summary>The same, for rows that take no part too where <paramref name="evenExcluded"/>.</summary>
    public abstract void ForEachRow(RowVisitor visit, bool evenExcluded);

    /// <summary>The position of the first score that is NaN, or -1.</summary>
    public abstract long FindNaN();

    /// <summary>Why nothing that needs probabilities has a value; null when it has.</summary>
    public string? WhyNotProbabilities()
    {
        if (FirstOutsideUnit < 0) return null;
        int row = (int)(FirstOutsideUnit / Columns), column = (int)(FirstOutsideUnit % Columns);
        return string.Create(CultureInfo.InvariantCulture, $"not probabilities: the score of row {row} for class {NameOf(column)} is {this[row, column]}");
    }

    protected abstract long FindOutsideUnit();

    /// <summary>The same scores with other truths (or rows excluded) and other weights.</summary>
    public abstract ScoreTable With(int[] actual, double[]? weights);

    /// <summary>The same rows with some of them taken from another table of the same size; of double where the types differ.</summary>
    public abstract ScoreTable Mix(ScoreTable other, ReadOnlySpan<bool> fromOther);

    private double[] SumWeights()
    {
        if (Weights is null)
        {
            int[] rows = new int[Columns + 2];
            foreach (int column in Actual) rows[column - Excluded]++;
            return Array.ConvertAll(rows[1..], count => (double)count);
        }

        var sums = new CompensatedSum[Columns + 1];
        for (int row = 0; row < Actual.Length; row++)
        {
            if (Actual[row] != Excluded) sums[Actual[row]].Add(Weights[row]);
        }

        return Array.ConvertAll(sums, sum => sum.Value);
    }

    // The total without the column's own, which costs one pass where a sum apart for each column would cost one a column.
    private double[] SumOtherWeights()
    {
        double[] own = _columnWeights.Value;
        double[] others = new double[Columns];
        for (int c = 0; c < Columns; c++)
        {
            double rest = TotalWeight - own[c];

            // A difference that loses digits is summed anew; at most one column holds more than half.
            others[c] = rest >= TotalWeight / 2 ? rest : Sum([.. own[..c], .. own[(c + 1)..]]);
        }

        return others;
    }

    private static double Sum(double[] terms)
    {
        CompensatedSum sum = default;
        foreach (double term in terms) sum.Add(term);
        return sum.Value;
    }

    private double SumWholeWeights()
    {
        double total = 0;
        for (int row = 0; row < Actual.Length; row++)
        {
            if (Actual[row] == Excluded) continue;
            double weight = WeightOf(row);
            if (weight != Math.Floor(weight)) return double.PositiveInfinity;
            total += weight;
        }

        return total;
    }

    private (int[] Start, int[] Rows) SortRows()
    {
        int[] start = new int[Columns + 2];
        int taking = 0;
        foreach (int column in Actual)
        {
            if (column == Excluded) continue;
            start[column + 1]++;
            taking++;
        }

        for (int c = 0; c <= Columns; c++) start[c + 1] += start[c];
        int[] next = start[..^1];
        int[] rows = new int[taking];
        for (int row = 0; row < Actual.Length; row++)
        {
            if (Actual[row] != Excluded) rows[next[Actual[row]]++] = row;
        }

        return (start, rows);
    }

    internal delegate void RowVisitor(int row, ReadOnlySpan<double> scores);
}

/// <summary>A table whose scores are double or float, borrowed from the caller or copied, never widened as a whole.</summary>
internal sealed class ScoreTable<T> : ScoreTable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int ScoresTogether = 1 << 16;

    private readonly ReadOnlyMemory<T> _scores;

    public ScoreTable(ReadOnlyMemory<T> scores, int columns, int[] actual, double[]? weights)
        : base(columns, actual, weights) => _scores = scores;

    public override double Epsilon => typeof(T) == typeof(float) ? 1.1920928955078125e-7 : 2.220446049250313e-16;

    public override double this[int row, int column] => double.CreateTruncating(_scores.Span[(row * Columns) + column]);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Gather<TWide>(int column, int firstRow, Span<TWide> into)
    {
        if (into.IsEmpty) return;
        ReadOnlySpan<T> scores = _scores.Span[((firstRow * Columns) + column)..];
        for (int i = 0, at = 0; i < into.Length; i++, at += Columns) into[i] = TWide.CreateTruncating(scores[at]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Gather<TWide>(int column, ReadOnlySpan<int> rows, Span<TWide> into)
    {
        ReadOnlySpan<T> scores = _scores.Span;
        for (int i = 0; i < rows.Length; i++) into[i] = TWide.CreateTruncating(scores[(rows[i] * Columns) + column]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void GatherOwn<TWide>(int firstRow, Span<TWide> into)
    {
        ReadOnlySpan<T> scores = _scores.Span;
        ReadOnlySpan<int> actual = Actual.AsSpan(firstRow, into.Length);
        for (int i = 0; i < into.Length; i++)
        {
            into[i] = (uint)actual[i] < (uint)Columns ? TWide.CreateTruncating(scores[((firstRow + i) * Columns) + actual[i]]) : TWide.Zero;
        }
    }

    public override void GatherEntries(ReadOnlySpan<int> columns, CurveEntries entries)
    {
        ReadOnlySpan<T> scores = _scores.Span;
        for (int row = 0; row < Rows; row++)
        {
            int actual = Actual[row];
            if (actual == Excluded) continue;
            double weight = WeightOf(row);
            ReadOnlySpan<T> line = scores.Slice(row * Columns, Columns);
            foreach (int column in columns) entries.Add(double.CreateTruncating(line[column]), column == actual, weight);
        }
    }

    public override void ForEachRow(RowVisitor visit, bool evenExcluded)
    {
        ReadOnlySpan<T> scores = _scores.Span;
        double[] wide = new double[Columns];
        for (int row = 0; row < Rows; row++)
        {
            if (Actual[row] == Excluded && !evenExcluded) continue;
            ReadOnlySpan<T> line = scores.Slice(row * Columns, Columns);
            if (typeof(T) == typeof(double))
            {
                visit(row, MemoryMarshal.Cast<T, double>(line));
                continue;
            }

            for (int c = 0; c < wide.Length; c++) wide[c] = double.CreateTruncating(line[c]);
            visit(row, wide);
        }
    }

    public override long FindNaN()
    {
        long first = -1;
        object gate = new();
        Workers.For((_scores.Length + ScoresTogether - 1) / ScoresTogether, _scores.Length, threads: -1, () => 0, (piece, _) =>
        {
            int from = piece * ScoresTogether, found = FindNaN(_scores.Span.Slice(from, Math.Min(ScoresTogether, _scores.Length - from)));
            if (found < 0) return;
            lock (gate) first = first < 0 ? from + found : Math.Min(first, from + found);
        });
        return first;
    }

    protected override long FindOutsideUnit()
    {
        ReadOnlySpan<T> scores = _scores.Span;
        for (int i = 0; i < scores.Length; i++)
        {
            if (!(scores[i] >= T.Zero && scores[i] <= T.One) && Actual[i / Columns] != Excluded) return i;
        }

        return -1;
    }

    public override ScoreTable With(int[] actual, double[]? weights) => new ScoreTable<T>(_scores, Columns, actual, weights) { NameOf = NameOf };

    public override ScoreTable Mix(ScoreTable other, ReadOnlySpan<bool> fromOther)
    {
        if (other is not ScoreTable<T> same)
        {
            double[] wide = new double[_scores.Length];
            for (int i = 0; i < wide.Length; i++) wide[i] = (fromOther[i / Columns] ? other : this)[i / Columns, i % Columns];
            return new ScoreTable<double>(wide, Columns, Actual, Weights);
        }

        T[] mixed = _scores.ToArray();
        for (int row = 0; row < Rows; row++)
        {
            if (fromOther[row]) same._scores.Span.Slice(row * Columns, Columns).CopyTo(mixed.AsSpan(row * Columns));
        }

        return new ScoreTable<T>(mixed, Columns, Actual, Weights);
    }

    // A number that is not itself.
    private static int FindNaN(ReadOnlySpan<T> scores)
    {
        ReadOnlySpan<Vector<T>> wide = MemoryMarshal.Cast<T, Vector<T>>(scores);
        int done = 0;
        while (done < wide.Length && Vector.EqualsAll(wide[done], wide[done])) done++;
        for (int i = done * Vector<T>.Count; i < scores.Length; i++)
        {
            if (T.IsNaN(scores[i])) return i;
        }

        return -1;
    }

    /// <summary>A copy of a rectangle, in its own type.</summary>
    public static T[] Copy(T[,] scores)
    {
        var copy = new T[scores.Length];
        if (copy.Length > 0) MemoryMarshal.CreateReadOnlySpan(ref scores[0, 0], scores.Length).CopyTo(copy);
        return copy;
    }
}
