using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MulticlassMetrics.Kernels;

/// <summary>How to count, for tests: whatever is chosen, the counts are the same.</summary>
/// <param name="Threads">The number of threads; 0 for as many as pay.</param>
/// <param name="OneLane">Whether to leave out the processor's vectors.</param>
internal readonly record struct CountingPlan(int Threads = 0, bool OneLane = false);

/// <summary>Counts labels that all lie in memory, each kind in the quickest way.</summary>
/// <remarks>
/// Everything here gives null where something is wrong with the input. It is then <see cref="LabelCounter{TLabel}"/> that reads
/// it again, label by label, and finds what is wrong and where.
/// </remarks>
internal static class LabelCounting
{
    public static ConfusionMatrix<TLabel>? Count<TLabel>(
        ReadOnlySpan<TLabel> actual, ReadOnlySpan<TLabel> predicted, ReadOnlySpan<double> weights, LabelOptions<TLabel>? options, CountingPlan plan = default)
        where TLabel : notnull
    {
        if (actual.IsEmpty || options?.Undeclared is not (null or UndeclaredLabels.Throw or UndeclaredLabels.Drop) || options?.Classes is { Count: 0 }) return null;
        if (!WholeWeights.AreValid(weights, out bool whole)) return null;
        if (!whole) plan = plan with { Threads = 1 };

        if (LabelEquality.IsDefault(options?.Comparer))
        {
            switch (Type.GetTypeCode(typeof(TLabel)))
            {
                case TypeCode.Boolean or TypeCode.Byte: return IntegerCounting<byte>.Count(actual, predicted, weights, options, plan, 0);
                case TypeCode.SByte: return IntegerCounting<byte>.Count(actual, predicted, weights, options, plan, 1 << 7);
                case TypeCode.Char or TypeCode.UInt16: return IntegerCounting<ushort>.Count(actual, predicted, weights, options, plan, 0);
                case TypeCode.Int16: return IntegerCounting<ushort>.Count(actual, predicted, weights, options, plan, 1 << 15);
                case TypeCode.UInt32: return IntegerCounting<uint>.Count(actual, predicted, weights, options, plan, 0);
                case TypeCode.Int32: return IntegerCounting<uint>.Count(actual, predicted, weights, options, plan, 1U << 31);
                case TypeCode.UInt64: return IntegerCounting<ulong>.Count(actual, predicted, weights, options, plan, 0);
                case TypeCode.Int64: return IntegerCounting<ulong>.Count(actual, predicted, weights, options, plan, 1UL << 63);
                case TypeCode.String: return Number(new TextIndex(), Texts(actual), Texts(predicted), weights, (LabelOptions<string>?)(object?)options, plan) as ConfusionMatrix<TLabel>;
            }
        }

        return Number(new DictionaryIndex<TLabel>(options?.Comparer), actual, predicted, weights, options, plan);
    }

    private static ConfusionMatrix<TLabel>? Number<TLabel>(
        LabelIndex<TLabel> index, ReadOnlySpan<TLabel> actual, ReadOnlySpan<TLabel> predicted, ReadOnlySpan<double> weights, LabelOptions<TLabel>? options, CountingPlan plan)
        where TLabel : notnull
    {
        if (options?.Classes is { } classes && !index.TryDeclare(classes)) return null;
        return IndexedCounting.Count(index, actual, predicted, weights, options?.Undeclared == UndeclaredLabels.Drop, plan.Threads)?.ToMatrix(labels => labels.ToArray(), options);
    }

    private static ReadOnlySpan<string> Texts<TLabel>(ReadOnlySpan<TLabel> labels) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<TLabel, string>(ref MemoryMarshal.GetReference(labels)), labels.Length);
}
