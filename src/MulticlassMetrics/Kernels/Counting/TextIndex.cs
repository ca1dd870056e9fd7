using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MulticlassMetrics.Kernels;

/// <summary>Numbers strings, compared ordinally, by a hash table behind a cache of the objects.</summary>
internal sealed class TextIndex : LabelIndex<string>
{
    private const int LeastSlots = 64;

    // In a half empty table with hashes that are as good as random, no label in a thousand million is so far from its place.
    private const int LongestProbe = 64;

    private const int Block = 256;

    private static readonly int[] Everything = [.. Enumerable.Range(0, Block)];

    private readonly ReferenceCache _cache = new();
    private readonly int[] _missing = new int[Block];
    private readonly uint[] _hashes = new uint[Block];
    private Slot[] _slots;

    public TextIndex() => _slots = new Slot[LeastSlots];

    private TextIndex(TextIndex declared)
    {
        Labels = declared.Labels;
        IsDeclared = true;
        _slots = declared._slots;
        IsCareful = declared.IsCareful;
    }

    /// <summary>Whether labels were made to collide.</summary>
    public bool IsCareful { get; private set; }

    private struct Slot
    {
        public uint Hash;

        // One more than the number; zero in an empty slot.
        public int Next;
    }

    public override int Number(string label)
    {
        Slot[] slots = _slots;
        uint hash = Hash(label);
        int at = (int)hash & (slots.Length - 1);
        int probes = 0;
        while (slots[at].Next != 0)
        {
            if (slots[at].Hash == hash && string.Equals(Labels[slots[at].Next - 1], label, StringComparison.Ordinal)) return slots[at].Next - 1;
            at = (at + 1) & (slots.Length - 1);
            probes++;
        }

        return IsDeclared ? Undeclared : Add(label, hash, at, probes);
    }

    public override LabelIndex<string> Fork() => IsDeclared ? new TextIndex(this) : new TextIndex();

    public override bool Number(ReadOnlySpan<string> actual, ReadOnlySpan<string> predicted, Span<int> rows, Span<int> columns) =>
        Number(actual, rows) && Number(predicted, columns);

    private bool Number(ReadOnlySpan<string> labels, Span<int> numbers)
    {
        for (int start = 0; start < labels.Length; start += Block)
        {
            int length = Math.Min(Block, labels.Length - start);
            if (!NumberBlock(labels.Slice(start, length), numbers.Slice(start, length))) return false;
        }

        return true;
    }

    private bool NumberBlock(ReadOnlySpan<string> labels, Span<int> numbers)
    {
        int classes = Labels.Count;
        if (!_cache.Begin(labels.Length, classes)) return Number(labels, Everything.AsSpan(0, labels.Length), numbers);

        ReadOnlySpan<int> missing = _missing.AsSpan(0, _cache.Find(labels, numbers, _missing));
        if (!Number(labels, missing, numbers)) return false;
        _cache.End(_cache.Keep(labels, missing, numbers, classes));
        return true;
    }

    // Step by step for all of them, so that the processor fetches many texts and slots at a time rather than waiting for each.
    private bool Number(ReadOnlySpan<string> labels, ReadOnlySpan<int> positions, Span<int> numbers)
    {
        Span<uint> hashes = _hashes.AsSpan(0, positions.Length);
        for (int i = 0; i < positions.Length; i++)
        {
            string label = labels[positions[i]];
            if (label is null) return false;
            hashes[i] = Hash(label);
        }

        Slot[] slots = _slots;
        for (int i = 0; i < hashes.Length; i++)
        {
            Slot slot = slots[(int)hashes[i] & (slots.Length - 1)];
            numbers[positions[i]] = slot.Hash == hashes[i] ? slot.Next - 1 : Undeclared;
        }

        ReadOnlySpan<string> known = CollectionsMarshal.AsSpan(Labels);
        foreach (int position in positions)
        {
            int number = numbers[position];
            string label = labels[position];
            if ((uint)number < (uint)known.Length && Same(known[number], label)) continue;
            numbers[position] = Number(label);
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Same(string first, string second)
    {
        if (ReferenceEquals(first, second)) return true;
        int length = first.Length;
        if (length != second.Length) return false;
        if (length is < 8 or > 16) return string.Equals(first, second, StringComparison.Ordinal);
        ref ushort a = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(first.AsSpan())), b = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(second.AsSpan()));
        nuint last = (nuint)length - 8;
        return ((Vector128.LoadUnsafe(ref a) ^ Vector128.LoadUnsafe(ref b)) | (Vector128.LoadUnsafe(ref a, last) ^ Vector128.LoadUnsafe(ref b, last))) == Vector128<ushort>.Zero;
    }

    // Not safe against labels made to collide; where they do, the randomised hash of the runtime takes over.
    private uint Hash(string label) => IsCareful ? (uint)label.GetHashCode() : QuickHash(label);

    /// <summary>A hash of all characters, the same in every process.</summary>
    internal static uint QuickHash(string label)
    {
        const ulong first = 0x9E3779B97F4A7C15, second = 0xD6E8FEB86659FD93;
        ref byte start = ref Unsafe.As<char, byte>(ref MemoryMarshal.GetReference(label.AsSpan()));
        int length = 2 * label.Length;
        ulong hash = (ulong)length ^ second;
        if (length >= 16)
        {
            for (int i = 0; i < length - 16; i += 16) hash = Fold(Word(ref start, i) ^ first ^ hash, Word(ref start, i + 8) ^ second);
            return Finish(Fold(Word(ref start, length - 16) ^ first ^ hash, Word(ref start, length - 8) ^ second));
        }

        // The two words overlap, or are those of the first and the last characters.
        if (length >= 8) return Finish(Fold(Word(ref start, 0) ^ first ^ hash, Word(ref start, length - 8) ^ second));
        ulong few = length == 0 ? 0 : label[0] | ((ulong)label[label.Length / 2] << 16) | ((ulong)label[^1] << 32);
        return Finish(Fold(few ^ first ^ hash, second));

        static ulong Word(ref byte start, int at) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, at));

        static ulong Fold(ulong a, ulong b)
        {
            ulong high = Math.BigMul(a, b, out ulong low);
            return high ^ low;
        }

        static uint Finish(ulong hash) => (uint)(hash ^ (hash >> 32));
    }

    private int Add(string label, uint hash, int at, int probes)
    {
        int number = Append(label);
        _slots[at] = new Slot { Hash = hash, Next = number + 1 };
        if (probes > LongestProbe && !IsCareful)
        {
            IsCareful = true;
            for (int slot = 0; slot < _slots.Length; slot++)
            {
                if (_slots[slot].Next != 0) _slots[slot].Hash = Hash(Labels[_slots[slot].Next - 1]);
            }

            Rebuild(_slots.Length);
        }

        if (2 * Labels.Count > _slots.Length) Rebuild(4 * _slots.Length);
        return number;
    }

    private void Rebuild(int size)
    {
        Slot[] old = _slots;
        _slots = Zeros.Of<Slot>(size);
        foreach (Slot slot in old)
        {
            if (slot.Next == 0) continue;
            int at = (int)slot.Hash & (size - 1);
            while (_slots[at].Next != 0) at = (at + 1) & (size - 1);
            _slots[at] = slot;
        }
    }
}
