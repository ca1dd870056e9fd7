using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MulticlassMetrics.Kernels;

/// <summary>
/// The numbers of label objects that were seen before, found by where they lie, without reading them. An object that the garbage collector
/// has moved is not found, and is then numbered by its content as a new one. Where most objects are new, the cache is left out for a while.
/// </summary>
internal sealed class ReferenceCache
{
    private const ulong Scattering = 0x9E3779B97F4A7C15;
    private const int LeastEntries = 1024;
    private const int MostEntries = 1 << 20;
    private const int LeastWindow = 4096;
    private const int Pause = 16;

    private Entry[] _entries = [];
    private int _shift;
    private long _left;
    private long _window;
    private long _misses;
    private bool _pausing = true;

    internal struct Entry
    {
        public object? Label;
        public int Number;
    }

    /// <summary>Whether to look the next labels up here.</summary>
    /// <param name="labels">How many they are.</param>
    /// <param name="classes">How many classes are known.</param>
    public bool Begin(int labels, int classes)
    {
        if (_left <= 0)
        {
            _pausing = !_pausing && 3 * _misses > 2 * _window;
            _window = Math.Max(LeastWindow, 4L * classes);
            _left = _pausing ? Pause * _window : _window;
            _misses = 0;
        }

        _left -= labels;
        if (!_pausing && 2 * classes > _entries.Length - LeastEntries / 2 && _entries.Length < MostEntries)
        {
            _entries = new Entry[Math.Clamp((int)BitOperations.RoundUpToPowerOf2(4 * (uint)classes), LeastEntries, MostEntries)];

            // Written at once, as numbers that are added up are: see Zeros.
            Array.Clear(_entries);
            _shift = 64 - BitOperations.Log2((uint)_entries.Length);

            // Where null would be looked for, so that it is never found.
            _entries[0].Label = _entries;
        }

        return !_pausing;
    }

    /// <summary>Tells how many of the labels were not here, though of a known class.</summary>
    public void End(int misses) => _misses += misses;

    /// <summary>Where the number of an object is if it is known.</summary>
    /// <param name="label">The object, in the place that holds it: its address is all that is read.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref Entry At<TLabel>(ref readonly TLabel label) =>
        ref _entries[Unsafe.As<TLabel, nuint>(ref Unsafe.AsRef(in label)) * Scattering >> _shift];

    /// <summary>Numbers the objects that are known here.</summary>
    /// <returns>How many are not; <paramref name="missing"/> holds their positions.</returns>
    public int Find<TLabel>(ReadOnlySpan<TLabel> labels, Span<int> numbers, Span<int> missing)
        where TLabel : class
    {
        int misses = 0;
        ref Entry entries = ref MemoryMarshal.GetArrayDataReference(_entries);
        int shift = _shift;
        for (int i = 0; i < labels.Length; i++)
        {
            ref Entry known = ref Unsafe.Add(ref entries, (nuint)(Address(in labels[i]) * Scattering >> shift));
            numbers[i] = known.Number;
            missing[misses] = i;
            if (!ReferenceEquals(known.Label, labels[i])) misses++;
        }

        return misses;
    }

    /// <summary>Keeps the numbers of objects that were not known.</summary>
    /// <returns>How many of them are of one of the first classes.</returns>
    public int Keep<TLabel>(ReadOnlySpan<TLabel> labels, ReadOnlySpan<int> missing, ReadOnlySpan<int> numbers, int classes)
        where TLabel : class
    {
        int old = 0;
        foreach (int i in missing)
        {
            At(in labels[i]) = new Entry { Label = labels[i], Number = numbers[i] };
            if (numbers[i] < classes) old++;
        }

        return old;
    }

    private static ulong Address<TLabel>(ref readonly TLabel label) => Unsafe.As<TLabel, nuint>(ref Unsafe.AsRef(in label));
}
