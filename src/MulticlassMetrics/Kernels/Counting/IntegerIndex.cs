using System.Numerics;

namespace MulticlassMetrics.Kernels;

/// <summary>Numbers integers by a hash table that lets a label follow its neighbour where the range is short, and scatters them where it is wide.</summary>
internal sealed class IntegerIndex<T> : LabelIndex<T>
    where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>
{
    private const ulong Scattering = 0x9E3779B97F4A7C15;
    private const int LeastSlots = 64;

    private readonly LabelRange<T> _range;
    private readonly int _samples;
    private ulong _factor;
    private int _shift;
    private Slot[] _slots;

    /// <param name="range">Where most labels are likely to be.</param>
    /// <param name="samples">How many labels will come, so that the table is not larger than that.</param>
    public IntegerIndex(LabelRange<T> range, int samples)
    {
        _range = range;
        _samples = samples;
        bool isShort = range.Count <= 2 * (ulong)samples + LeastSlots;
        _slots = new Slot[isShort ? BitOperations.RoundUpToPowerOf2(2 * (uint)range.Count) : LeastSlots];
        _shift = 64 - BitOperations.Log2((uint)_slots.Length);
        _factor = isShort ? 1UL << _shift : Scattering;
    }

    private struct Slot
    {
        public T Label;

        // One more than the number; zero in an empty slot.
        public int Next;
    }

    public override int Number(T label)
    {
        Slot[] slots = _slots;
        int at = Place(label);
        while (slots[at].Next != 0)
        {
            if (slots[at].Label == label) return slots[at].Next - 1;
            at = (at + 1) & (slots.Length - 1);
        }

        return IsDeclared ? Undeclared : Add(label, at);
    }

    public override LabelIndex<T> Fork() => IsDeclared ? this : new IntegerIndex<T>(_range, _samples);

    public override bool Number(ReadOnlySpan<T> actual, ReadOnlySpan<T> predicted, Span<int> rows, Span<int> columns) =>
        Number(actual, rows) && Number(predicted, columns);

    private bool Number(ReadOnlySpan<T> labels, Span<int> numbers)
    {
        for (int i = 0; i < labels.Length; i++)
        {
            Slot likely = _slots[Place(labels[i])];
            numbers[i] = likely.Next != 0 && likely.Label == labels[i] ? likely.Next - 1 : Number(labels[i]);
        }

        return true;
    }

    private int Place(T label) => (int)(ulong.CreateTruncating(unchecked(label - _range.Lowest)) * _factor >> _shift);

    private int Add(T label, int at)
    {
        int number = Append(label);
        _slots[at] = new Slot { Label = label, Next = number + 1 };
        if (2 * Labels.Count > _slots.Length)
        {
            _shift--;
            _factor = Scattering;
            _slots = new Slot[2 * _slots.Length];
            for (int i = 0; i < Labels.Count; i++)
            {
                int free = Place(Labels[i]);
                while (_slots[free].Next != 0) free = (free + 1) & (_slots.Length - 1);
                _slots[free] = new Slot { Label = Labels[i], Next = i + 1 };
            }
        }

        return number;
    }
}
