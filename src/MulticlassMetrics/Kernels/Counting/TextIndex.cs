using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MulticlassMetrics.Kernels;

/// <summary>Numbers strings, compared ordinally, by a hash table behind a cache of the objects.</summary>
internal sealed class TextIndex : LabelIndex<string>
{
    private const int LeastSlots = 64;

    // In a half empty table with hashes that are as good as random, no label in a thousand million is so far from its place.
    private const int LongestProbe = 64;

    private readonly ReferenceCache _cache = new();
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
        bool cached = _cache.Begin(labels.Length, Labels.Count);
        int misses = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            string label = labels[i];
            if (label is null) return false;
            if (!cached)
            {
                numbers[i] = Number(label);
                continue;
            }

            ref ReferenceCache.Entry known = ref _cache.At(in labels[i]);
            if (!ReferenceEquals(known.Label, label))
            {
                int classes = Labels.Count;
                known.Number = Number(label);
                known.Label = label;
                if (known.Number < classes) misses++;
            }

            numbers[i] = known.Number;
        }

        _cache.End(misses);
        return true;
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
        bool collide = probes > LongestProbe && !IsCareful;
        IsCareful |= collide;
        if (collide || 2 * Labels.Count > _slots.Length) Rebuild(collide ? _slots.Length : 2 * _slots.Length);
        return number;
    }

    private void Rebuild(int size)
    {
        _slots = new Slot[size];
        for (int i = 0; i < Labels.Count; i++)
        {
            uint hash = Hash(Labels[i]);
            int at = (int)hash & (size - 1);
            while (_slots[at].Next != 0) at = (at + 1) & (size - 1);
            _slots[at] = new Slot { Hash = hash, Next = i + 1 };
        }
    }
}
