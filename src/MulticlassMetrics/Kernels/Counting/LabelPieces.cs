using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MulticlassMetrics.Kernels;

/// <summary>What reads one piece of the samples.</summary>
internal delegate void PieceOfLabels<T>(int piece, ReadOnlySpan<T> actual, ReadOnlySpan<T> predicted, ReadOnlySpan<double> weights);

/// <summary>Cuts samples into consecutive pieces that threads read side by side. Where the cuts are depends on the number of pieces alone, not on who comes first.</summary>
internal static unsafe class LabelPieces
{
    // Below this many samples a piece, waking another thread costs more than it brings.
    private const int LeastPiece = 1 << 15;

    /// <summary>How many pieces to cut into.</summary>
    /// <param name="samples">How many samples there are.</param>
    /// <param name="threads">The number wanted; 0 for what pays on this machine.</param>
    /// <param name="least">The least number of samples that a thread should get, as where each needs counters of its own.</param>
    public static int Count(int samples, int threads, int least = LeastPiece) =>
        threads > 0 ? Math.Clamp(threads, 1, Math.Max(1, samples)) : Math.Clamp(samples / Math.Max(least, LeastPiece), 1, Environment.ProcessorCount);

    /// <summary>Reads every piece; the weights may be empty.</summary>
    public static void ForEach<T>(int pieces, ReadOnlySpan<T> actual, ReadOnlySpan<T> predicted, ReadOnlySpan<double> weights, PieceOfLabels<T> read)
    {
        if (pieces == 1)
        {
            read(0, actual, predicted, weights);
            return;
        }

        int samples = actual.Length;
        fixed (byte* first = &Bytes(actual), second = &Bytes(predicted), third = &Bytes(weights))
        {
            // Pinned until all threads are done, so that these stay where they are, also the references in spans of strings.
            void* labels = first, guesses = second, sizes = weights.IsEmpty ? null : third;
            Workers.For(pieces, long.MaxValue, pieces, () => 0, (piece, _) =>
            {
                int start = Cut(piece), length = Cut(piece + 1) - start;
                read(piece, Span<T>(labels, start, length), Span<T>(guesses, start, length), sizes is null ? [] : Span<double>(sizes, start, length));
            });
        }

        int Cut(int piece) => (int)((long)samples * piece / pieces);
    }

    private static ref byte Bytes<T>(ReadOnlySpan<T> span) => ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(span));

    private static ReadOnlySpan<T> Span<T>(void* first, int start, int length) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref Unsafe.AsRef<T>(first), start), length);
}
