using System.Numerics;
using System.Runtime.CompilerServices;

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
            _shift = 64 - BitOperations.Log2((uint)_entries.Length);
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
}
