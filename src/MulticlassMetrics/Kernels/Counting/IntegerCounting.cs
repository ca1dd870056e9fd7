using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MulticlassMetrics.Kernels;

/// <summary>Counts labels that are integers of a width, read as unsigned ones of the same bits: numbers, characters, enumerations, truth values.</summary>
internal static class IntegerCounting<T>
    where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>
{
    // So few that their range costs nothing to find.
    private const int FewSamples = 1024;

    /// <summary>The matrix, or null where something is wrong with the input.</summary>
    /// <param name="actual">What each sample is.</param>
    /// <param name="predicted">What each sample was predicted as.</param>
    /// <param name="weights">How much each sample counts, finite and not negative; empty for one each.</param>
    /// <param name="options">The caller's; labels are compared as their type compares them.</param>
    /// <param name="plan">How to go about it.</param>
    /// <param name="flip">The sign bit where labels have a sign, else zero.</param>
    public static ConfusionMatrix<TLabel>? Count<TLabel>(
        ReadOnlySpan<TLabel> actual, ReadOnlySpan<TLabel> predicted, ReadOnlySpan<double> weights, LabelOptions<TLabel>? options, CountingPlan plan, T flip)
        where TLabel : notnull =>
        plan.OneLane
            ? Count<TLabel, OneLane>(Integers(actual), Integers(predicted), weights, options, plan.Threads, flip)
            : Count<TLabel, ManyLanes>(Integers(actual), Integers(predicted), weights, options, plan.Threads, flip);

    private static ConfusionMatrix<TLabel>? Count<TLabel, TLanes>(
        ReadOnlySpan<T> actual, ReadOnlySpan<T> predicted, ReadOnlySpan<double> weights, LabelOptions<TLabel>? options, int threads, T flip)
        where TLabel : notnull
        where TLanes : ILanes
    {
        T[]? classes = options?.Classes is { } declared ? Integers<TLabel>([.. declared]).ToArray() : null;
        bool drops = options?.Undeclared == UndeclaredLabels.Drop;
        LabelRange<T> range =
            classes is not null ? LabelRange<T>.Of<TLanes>(classes, classes, flip, 1)
            : actual.Length <= FewSamples ? LabelRange<T>.Of<TLanes>(actual, predicted, flip, 1)
            : LabelRange<T>.Guess(actual, predicted, flip);
        if (weights.IsEmpty)
        {
            CellSquare? square = CountRange<TLanes>(actual, predicted, range, threads);
            if (square is null && classes is null)
            {
                range = LabelRange<T>.Of<TLanes>(actual, predicted, flip, threads);
                square = CountRange<TLanes>(actual, predicted, range, threads);
            }

            if (square is not null)
            {
                ConfusionMatrix<TLabel>? matrix = FromSquare(square, range.Lowest, actual.Length, classes, options, threads);
                square.GiveBack();
                return matrix;
            }
        }

        var index = new IntegerIndex<T>(range, actual.Length);
        if (classes is not null && !index.TryDeclare(classes)) return null;
        return IndexedCounting.Count(index, actual, predicted, weights, drops, threads)?.ToMatrix(labels => Labels<TLabel>(CollectionsMarshal.AsSpan(labels)), options);
    }

    private static CellSquare? CountRange<TLanes>(ReadOnlySpan<T> actual, ReadOnlySpan<T> predicted, LabelRange<T> range, int threads)
        where TLanes : ILanes =>
        RangeCounting.Fits(range.Count, actual.Length) ? RangeCounting.Count<T, TLanes>(actual, predicted, range.Lowest, (int)range.Count, threads) : null;

    private static ConfusionMatrix<TLabel>? FromSquare<TLabel>(CellSquare square, T lowest, int samples, T[]? classes, LabelOptions<TLabel>? options, int threads)
        where TLabel : notnull
    {
        int[] codes;
        if (classes is null)
        {
            bool[] occupied = square.Occupied();
            codes = new int[occupied.AsSpan().Count(true)];
            for (int code = 0, next = 0; code < occupied.Length; code++)
            {
                if (occupied[code]) codes[next++] = code;
            }
        }
        else
        {
            codes = Array.ConvertAll(classes, label => int.CreateTruncating(unchecked(label - lowest)));
            bool[] known = new bool[square.Side];
            foreach (int code in codes)
            {
                if (known[code]) return null;
                known[code] = true;
            }
        }

        CellTable table = square.ToTable(codes, threads == 0 ? -1 : threads);
        long counted = 0;
        foreach (double count in table.Weights) counted += (long)count;
        if (table.Count == 0 || (counted < samples && options?.Undeclared != UndeclaredLabels.Drop)) return null;

        T[] labels = Array.ConvertAll(codes, code => unchecked(lowest + T.CreateTruncating(code)));
        return new ConfusionMatrix<TLabel>(
            ClassList<TLabel>.OfDistinct(Labels<TLabel>(labels), options?.Comparer, classes is not null, options?.ClassesAreOrdered ?? true), table, samples - counted);
    }

    private static ReadOnlySpan<T> Integers<TLabel>(ReadOnlySpan<TLabel> labels) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<TLabel, T>(ref MemoryMarshal.GetReference(labels)), labels.Length);

    private static TLabel[] Labels<TLabel>(ReadOnlySpan<T> integers) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<T, TLabel>(ref MemoryMarshal.GetReference(integers)), integers.Length).ToArray();
}
