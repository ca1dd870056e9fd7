using System.Buffers;
using System.Numerics;

namespace MulticlassMetrics.Kernels;

/// <summary>The ranks of the entries of a column, or of several pooled, as they come about part by part.</summary>
internal sealed class RankedParts<T>(ScoreParts<T> parts)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _distinct = new T[parts.Positives + 1];
    private readonly double[] _positives = new double[parts.Positives];
    private readonly double[] _tied = new double[parts.Positives];
    private readonly double[] _gaps = new double[parts.Positives + 1];

    // Of each part, how many distinct scores its positives have, and how many negatives are above them.
    private int[] _count = [];
    private long[] _above = [];
    private int _distinctCount;

    /// <summary>How the entries are divided.</summary>
    public ScoreParts<T> Parts { get; } = parts;

    /// <summary>Cuts what was counted into parts.</summary>
    public void Divide()
    {
        Parts.Divide();
        _count = new int[Parts.Parts.Length - 1];
        _above = new long[_count.Length];
    }

    /// <summary>Ranks a part.</summary>
    /// <param name="part">Its number.</param>
    /// <param name="entries">The scores of its entries, negatives first; what becomes of them is left open.</param>
    public void Rank(int part, Span<T> entries)
    {
        (int from, int to) = (Parts.Parts[part].Positives, Parts.Parts[part + 1].Positives);
        T[] spare = ArrayPool<T>.Shared.Rent(entries.Length);
        var ranks = new PartRanks<T>(_distinct.AsSpan(from, to - from), _positives.AsSpan(from, to - from), _tied.AsSpan(from, to - from), _gaps.AsSpan(from, to - from));
        ranks.Add(entries, (int)Parts.NegativesOf(part), spare.AsSpan(0, entries.Length));
        ArrayPool<T>.Shared.Return(spare);
        (_count[part], _above[part]) = (ranks.Count, ranks.Above);
    }

    /// <summary>Ranks a part without positives, or one whose entries all have one score, if it is such.</summary>
    public bool TryRankAlike(int part)
    {
        (int from, int to) = (Parts.Parts[part].Positives, Parts.Parts[part + 1].Positives);
        if (to == from)
        {
            _above[part] = Parts.NegativesOf(part);
            return true;
        }

        if (Parts.OnlyKeyOf(part) is not { } key) return false;
        (_count[part], _distinct[from], _positives[from], _tied[from]) = (1, ScoreKey.ScoreOf<T>(key), to - from, Parts.NegativesOf(part));
        return true;
    }

    /// <summary>Takes over how the positives of a part stand among all negatives.</summary>
    public void Take(int part, RankedParts<T> ranked)
    {
        int from = Parts.Parts[part].Positives, count = ranked._distinctCount;
        ranked._distinct.AsSpan(0, count).CopyTo(_distinct.AsSpan(from));
        ranked._positives.AsSpan(0, count).CopyTo(_positives.AsSpan(from));
        ranked._tied.AsSpan(0, count).CopyTo(_tied.AsSpan(from));
        ranked._gaps.AsSpan(0, count).CopyTo(_gaps.AsSpan(from));

        // Whole numbers below 2^53: what other parts count is taken off exactly.
        _gaps[from] -= Parts.NegativesBefore(part);
        _count[part] = count;
        _above[part] = (long)ranked._gaps[count] - Parts.NegativesBehind(part);
    }

    /// <summary>Puts what the parts found side by side.</summary>
    public void Join()
    {
        int end = 0;
        double above = Parts.Below;
        for (int part = 0; part < _count.Length; part++)
        {
            int from = Parts.Parts[part].Positives, count = _count[part];
            if (count > 0)
            {
                _gaps[from] += above;
                above = 0;
                if (end < from)
                {
                    _distinct.AsSpan(from, count).CopyTo(_distinct.AsSpan(end));
                    _positives.AsSpan(from, count).CopyTo(_positives.AsSpan(end));
                    _tied.AsSpan(from, count).CopyTo(_tied.AsSpan(end));
                    _gaps.AsSpan(from, count).CopyTo(_gaps.AsSpan(end));
                }

                end += count;
            }

            above += _above[part];
        }

        _distinct[end] = T.NaN;
        _gaps[end] = above + Parts.Above;
        _distinctCount = end;
    }

    /// <summary>The ranks, once they are joined.</summary>
    public PositiveRanks ToRanks()
    {
        int count = _distinctCount;
        bool all = count == _tied.Length;
        T[] distinct = all ? _distinct : _distinct[..(count + 1)];
        double[] gaps = all ? _gaps : _gaps[..(count + 1)];
        return new PositiveRanks(() => new RankIndex<T>(distinct), all ? _positives : _positives[..count], all ? _tied : _tied[..count], gaps, isWhole: true);
    }
}
