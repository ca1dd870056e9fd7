using System.Runtime.CompilerServices;

namespace MulticlassMetrics.Kernels;

/// <summary>Twice the pairs that an entry of some columns wins, which depend only on where it stands.</summary>
internal sealed class PairsLookup
{
    private readonly EntrySlots? _slots;
    private readonly RankIndex? _index;
    private readonly uint[] _positives;
    private readonly uint[] _negatives;

    /// <param name="source">The columns.</param>
    /// <param name="ranks">Their ranks.</param>
    /// <param name="slots">Where each entry stands; null where that is still to be looked up.</param>
    public PairsLookup(ScoreColumns source, PositiveRanks ranks, EntrySlots? slots)
    {
        Source = source;
        _slots = slots;
        _index = slots is null ? ranks.Index : null;
        _positives = new uint[ranks.Count];
        _negatives = new uint[ranks.Slots];
        uint above = 0, below = 0;
        foreach (double here in ranks.Positives) above += 2 * (uint)here;
        for (int k = 0; k < _positives.Length; k++)
        {
            uint here = (uint)ranks.Positives[k], tied = (uint)ranks.Tied[k];
            _negatives[2 * k] = above;
            _negatives[(2 * k) + 1] = above - here;
            above -= 2 * here;
            below += 2 * (uint)ranks.Gaps[k];
            _positives[k] = below + tied;
            below += 2 * tied;
        }
    }

    public ScoreColumns Source { get; }

    /// <summary>Twice the pairs of an entry.</summary>
    /// <param name="slot">Where it stands.</param>
    /// <param name="isPositive">Whether it is a positive.</param>
    public uint this[int slot, bool isPositive]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => isPositive ? _positives[slot >> 1] : _negatives[slot];
    }

    /// <summary>Where the entries of successive rows stand.</summary>
    /// <param name="number">The number of the column.</param>
    /// <param name="from">The first row.</param>
    /// <param name="room">Room for as many as are wanted.</param>
    public ReadOnlySpan<int> Slots(int number, int from, Span<int> room)
    {
        if (_slots is not null) return _slots[0, number].AsSpan(from, room.Length);
        _index!.Locate(Source.Table, Source.Columns[number], from, room);
        return room;
    }
}
