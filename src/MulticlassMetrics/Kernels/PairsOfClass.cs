using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MulticlassMetrics.Kernels;

/// <summary>The pairs that the entries of one column win, by row.</summary>
/// <param name="table">The scores.</param>
/// <param name="column">The column.</param>
/// <param name="twice">Twice the pairs of each row.</param>
internal sealed class PairsOfClass(ScoreTable table, int column, int[] twice)
    : PairsWon(table.Actual, table.WeightOfColumn(column), table.NegativeWeightOfColumn(column))
{
    /// <summary>Finds the pairs of the entries of one column.</summary>
    public static PairsOfClass Of(PairsLookup lookup, int threads)
    {
        (ScoreTable table, int[] columns) = lookup.Source;
        int column = columns[0];
        int[] twice = GC.AllocateUninitializedArray<int>(table.Rows);
        Workers.ForTiles(table.Rows, 1, threads, (from, rows) =>
        {
            Span<int> room = stackalloc int[RankIndex.Tile];
            ReadOnlySpan<int> at = lookup.Slots(0, from, room[..rows]);
            for (int i = 0; i < rows; i++)
            {
                int actual = table.Actual[from + i];
                twice[from + i] = actual == ScoreTable.Excluded ? 0 : (int)lookup[at[i], actual == column];
            }
        });
        return new PairsOfClass(table, column, twice);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void AddTo(ReadOnlySpan<int> actual, int from, double meanOfPositive, double meanOfNegative, double factor, Span<double> into)
    {
        ref int classes = ref MemoryMarshal.GetReference(actual), pairs = ref MemoryMarshal.GetReference(twice.AsSpan(from));
        ref double sums = ref MemoryMarshal.GetReference(into);
        Vector256<int> here = Vector256.Create(column), nowhere = Vector256.Create(ScoreTable.Excluded);
        Vector256<double> ofPositive = Vector256.Create(meanOfPositive), ofNegative = Vector256.Create(meanOfNegative), by = Vector256.Create(factor);
        int done = 0;
        for (; done <= into.Length - Vector256<int>.Count; done += Vector256<int>.Count)
        {
            Vector256<int> of = Vector256.LoadUnsafe(ref classes, (nuint)done), won = Vector256.LoadUnsafe(ref pairs, (nuint)done);
            (Vector256<long> low, Vector256<long> high) = Vector256.Widen(won);
            (Vector256<long> positiveLow, Vector256<long> positiveHigh) = Vector256.Widen(Vector256.Equals(of, here));
            (Vector256<long> excludedLow, Vector256<long> excludedHigh) = Vector256.Widen(Vector256.Equals(of, nowhere));
            ref double at = ref Unsafe.Add(ref sums, done), next = ref Unsafe.Add(ref at, Vector256<double>.Count);
            Vector256<double> one = (Vector256.ConvertToDouble(low) - Vector256.ConditionalSelect(positiveLow.AsDouble(), ofPositive, ofNegative)) * by;
            Vector256<double> other = (Vector256.ConvertToDouble(high) - Vector256.ConditionalSelect(positiveHigh.AsDouble(), ofPositive, ofNegative)) * by;
            (Vector256.LoadUnsafe(ref at) + Vector256.AndNot(one, excludedLow.AsDouble())).StoreUnsafe(ref at);
            (Vector256.LoadUnsafe(ref next) + Vector256.AndNot(other, excludedHigh.AsDouble())).StoreUnsafe(ref next);
        }

        for (; done < into.Length; done++)
        {
            if (actual[done] != ScoreTable.Excluded) into[done] += (twice[from + done] - (actual[done] == column ? meanOfPositive : meanOfNegative)) * factor;
        }
    }
}
