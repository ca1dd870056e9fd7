using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MulticlassMetrics.Kernels;

/// <content>Looking many scores up part by part.</content>
/// <remarks>
/// Scores come in any order, so that one look-up after the other would fetch memory from all over the index. Sorted by parts first, those of a part find
/// what they need in the nearest caches; which costs less than it saves.
/// </remarks>
internal sealed partial class RankIndex<T>
{
    public override void CountNegatives(ScoreTable table, ReadOnlySpan<int> columns, int from, int to, int[] counts)
    {
        int capacity = (to - from) * columns.Length;
        T[] kept = ArrayPool<T>.Shared.Rent(capacity);
        int count = 0;
        Span<T> tile = stackalloc T[Tile];
        for (int row = from; row < to; row += Tile)
        {
            ReadOnlySpan<int> actual = table.Actual.AsSpan(row, Math.Min(Tile, to - row));
            foreach (int column in columns)
            {
                table.Gather(column, row, tile[..actual.Length]);
                count += KeepNegatives(tile, actual, column, kept.AsSpan(count));
            }
        }

        if (_parts == 1) CountSlots(kept.AsSpan(0, count), counts);
        else CountByPart(kept.AsSpan(0, count), counts);
        ArrayPool<T>.Shared.Return(kept);
    }

    private void CountByPart(ReadOnlySpan<T> scores, int[] counts)
    {
        byte[] parts = ArrayPool<byte>.Shared.Rent(scores.Length);
        T[] sorted = ArrayPool<T>.Shared.Rent(scores.Length);
        Span<int> next = stackalloc int[MostParts + 1];
        next.Clear();
        FindParts(scores, parts, next);
        for (int part = 0, sum = 0; part < _parts; part++) (next[part], sum) = (sum, sum + next[part]);
        Distribute(scores, parts, next, sorted);
        for (int part = 0, start = 0; part < _parts; part++)
        {
            CountSlots(sorted.AsSpan(start, next[part] - start), counts);
            start = next[part];
        }

        ArrayPool<T>.Shared.Return(sorted);
        ArrayPool<byte>.Shared.Return(parts);
    }

    // Without a branch, which would be foretold wrong for one row in as many as there are classes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int KeepNegatives(ReadOnlySpan<T> scores, ReadOnlySpan<int> actual, int column, Span<T> into)
    {
        int count = 0;
        for (int i = 0; i < actual.Length; i++)
        {
            into[count] = scores[i];
            count += (actual[i] != column) & (actual[i] != ScoreTable.Excluded) ? 1 : 0;
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindParts(ReadOnlySpan<T> scores, byte[] parts, Span<int> counts)
    {
        ref byte partOfCell = ref MemoryMarshal.GetArrayDataReference(_partOfCell);
        long smallest = _smallest, largest = _largest;
        int cellBits = _cellBits;
        for (int i = 0; i < scores.Length; i++)
        {
            long offset = Math.Min(Math.Max(ScoreKey.Of(scores[i] + T.Zero), smallest), largest) - smallest;
            byte part = Unsafe.Add(ref partOfCell, (nint)((ulong)offset >> cellBits));
            parts[i] = part;
            counts[part]++;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Distribute(ReadOnlySpan<T> scores, byte[] parts, Span<int> next, T[] into)
    {
        for (int i = 0; i < scores.Length; i++) into[next[parts[i]]++] = scores[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CountSlots(ReadOnlySpan<T> scores, int[] counts)
    {
        Span<int> slots = stackalloc int[Tile];
        for (int done = 0; done < scores.Length; done += Tile)
        {
            ReadOnlySpan<T> tile = scores.Slice(done, Math.Min(Tile, scores.Length - done));
            Locate(tile, slots);
            for (int i = 0; i < tile.Length; i++) counts[slots[i]]++;
        }
    }
}
