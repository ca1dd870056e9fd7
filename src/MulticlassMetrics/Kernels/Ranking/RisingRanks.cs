using System.Numerics;
using System.Runtime.CompilerServices;

namespace MulticlassMetrics.Kernels;

/// <summary>Ranks of positives that come about from the lowest score upwards, each entry weighing one.</summary>
/// <param name="positives">How many positives there are.</param>
internal sealed class RisingRanks(int positives)
{
    private readonly double[] _distinct = new double[positives];
    private readonly double[] _positives = new double[positives];
    private readonly double[] _tied = new double[positives];
    private readonly double[] _gaps = new double[positives + 1];

    private long _positivesBelow;
    private long _negativesBelow;

    // Negatives since the last positive.
    private long _since;

    /// <summary>How many distinct scores of positives there are so far.</summary>
    public int Count { get; private set; }

    /// <summary>Twice the pairs that an entry of a score above all so far wins, each entry weighing one.</summary>
    /// <param name="hit">One for a positive, zero for a negative.</param>
    /// <param name="hits">How many positives have the score.</param>
    /// <param name="misses">How many negatives have it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long TwicePairs(int hit, int hits, int misses) => hit == 1 ? (2 * _negativesBelow) + misses : (2 * (positives - _positivesBelow)) - hits;

    /// <summary>Adds the entries of a score above all so far.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(double score, int hits, int misses)
    {
        _negativesBelow += misses;
        if (hits == 0)
        {
            _since += misses;
            return;
        }

        int at = Count++;
        _distinct[at] = score;
        _positives[at] = hits;
        _tied[at] = misses;
        _gaps[at] = _since;
        _positivesBelow += hits;
        _since = 0;
    }

    /// <summary>The ranks, once all is added.</summary>
    /// <typeparam name="T">The type of the scores, which are looked up as such.</typeparam>
    public PositiveRanks ToRanks<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = Count;
        double[] distinct = _distinct;
        _gaps[count] = _since;
        return new PositiveRanks(
            () => new RankIndex<T>([.. distinct.Take(count).Select(T.CreateTruncating), T.NaN]), First(_positives, count), First(_tied, count), First(_gaps, count + 1), isWhole: true);
    }

    private static double[] First(double[] values, int count) => values.Length == count ? values : values[..count];
}
