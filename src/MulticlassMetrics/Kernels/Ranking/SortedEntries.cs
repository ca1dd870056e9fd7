using System.Buffers;

namespace MulticlassMetrics.Kernels;

/// <summary>All entries of a table in the order of their scores, each with its place. It rents its room, and gives it back when disposed of.</summary>
internal sealed class SortedEntries : IDisposable
{
    private readonly double[] _scores;
    private readonly int[] _places;

    private SortedEntries(ScoreTable table, int count)
    {
        Table = table;
        _scores = ArrayPool<double>.Shared.Rent(count);
        _places = ArrayPool<int>.Shared.Rent(count);
        Count = count;
        Gather();
        ScoreSort.Sort(_scores, _places, count, threads: -1);
    }

    /// <summary>What they are the entries of.</summary>
    public ScoreTable Table { get; }

    /// <summary>The number of entries: those of rows that take part.</summary>
    public int Count { get; }

    /// <summary>The scores, ascending.</summary>
    public ReadOnlySpan<double> Scores => _scores.AsSpan(0, Count);

    /// <summary>The place of each: its row times the number of columns, and its column; the sign bit is set where it is positive.</summary>
    public ReadOnlySpan<int> Places => _places.AsSpan(0, Count);

    /// <summary>Sorts the entries of a table.</summary>
    /// <param name="scores">The table, which callers hand in as scores.</param>
    /// <exception cref="ArgumentException">There are more entries than an array holds.</exception>
    public static SortedEntries Of(ScoreTable scores)
    {
        long count = (long)scores.CountingRows * scores.Columns;
        if (count <= Array.MaxLength) return new SortedEntries(scores, (int)count);
        throw new ArgumentException(FormattableString.Invariant($"There are {scores.CountingRows} samples of {scores.Columns} classes; the reference without skill sorts their scores, of which there may be {Array.MaxLength}."), nameof(scores));
    }

    public void Dispose()
    {
        ArrayPool<double>.Shared.Return(_scores);
        ArrayPool<int>.Shared.Return(_places);
    }

    private void Gather()
    {
        int k = Table.Columns;
        int[] rows = new int[Table.CountingRows];
        for (int row = 0, next = 0; next < rows.Length; row++)
        {
            if (Table.Actual[row] != ScoreTable.Excluded) rows[next++] = row;
        }

        Workers.ForTiles(rows.Length, k, threads: -1, (from, count) =>
        {
            Span<double> scores = stackalloc double[count];
            for (int c = 0; c < k; c++)
            {
                Table.Gather(c, rows.AsSpan(from, count), scores);
                for (int i = 0; i < count; i++)
                {
                    // Zeros of either sign are equal.
                    _scores[((from + i) * k) + c] = scores[i] + 0.0;
                    int row = rows[from + i];
                    _places[((from + i) * k) + c] = (row * k) + c + (Table.Actual[row] == c ? int.MinValue : 0);
                }
            }
        });
    }
}
