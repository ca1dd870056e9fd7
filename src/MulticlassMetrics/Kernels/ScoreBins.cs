using System.Numerics;
using System.Runtime.InteropServices;

namespace MulticlassMetrics.Kernels;

/// <summary>
/// The entries of one class in at most so many bins. A bin is all scores that agree in their leading bits; how many bits those are is the most that keeps the
/// number of bins within its limit. That depends on which scores occurred and on nothing else, so bins do not depend on the order of the entries, and merge exactly.
/// </summary>
internal sealed class ScoreBins
{
    private readonly int _limit;
    private Dictionary<ulong, ScoreBin> _bins = [];

    /// <param name="limit">The largest number of bins, at least 2.</param>
    public ScoreBins(int limit) => _limit = limit;

    /// <summary>How many trailing bits of a key are not looked at; 0 as long as every score has a bin of its own.</summary>
    public int Shift { get; private set; }

    public int Count => _bins.Count;

    public void Add(double score, bool positive, double weight)
    {
        ulong key = ScoreBin.Key(score);
        Add(new ScoreBin(key, key, positive ? weight : 0, positive ? 0 : weight));
    }

    public void Merge(ScoreBins other) => Restore(other.Ascending(), other.Shift);

    /// <summary>Adds bins that were made with a shift.</summary>
    public void Restore(ReadOnlySpan<ScoreBin> bins, int shift)
    {
        if (shift > Shift) Coarsen(shift);
        foreach (ref readonly ScoreBin bin in bins) Add(bin);
    }

    /// <summary>The bins by ascending score.</summary>
    public ScoreBin[] Ascending()
    {
        ScoreBin[] bins = [.. _bins.Values];
        Array.Sort(bins, (a, b) => a.Lowest.CompareTo(b.Lowest));
        return bins;
    }

    private void Add(in ScoreBin added)
    {
        ref ScoreBin bin = ref CollectionsMarshal.GetValueRefOrAddDefault(_bins, added.Lowest >> Shift, out bool known);
        if (known)
        {
            bin.Add(added);
            return;
        }

        bin = added;
        if (_bins.Count > _limit) Coarsen(LeastShift());
    }

    // Two neighbours become one bin as soon as the highest bit in which they differ is no longer looked at.
    private int LeastShift()
    {
        Span<int> joining = stackalloc int[65];
        joining.Clear();
        ScoreBin[] bins = Ascending();
        for (int i = 1; i < bins.Length; i++) joining[64 - BitOperations.LeadingZeroCount(bins[i - 1].Lowest ^ bins[i].Lowest)]++;

        int shift = Shift;
        for (int count = bins.Length; count > _limit;) count -= joining[++shift];
        return shift;
    }

    private void Coarsen(int shift)
    {
        Dictionary<ulong, ScoreBin> finer = _bins;
        _bins = [];
        Shift = shift;
        foreach (ScoreBin bin in finer.Values) Add(bin);
    }
}
