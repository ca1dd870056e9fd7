namespace MulticlassMetrics.Kernels;

/// <summary>What is saved of scores in bins: the bins of all classes behind each other, those of a class by ascending score.</summary>
internal sealed class BinState : IState<BinState>
{
    public static StateKind Kind => StateKind.BinnedScoreAccumulator;

    public required string[] Classes { get; init; }

    public required bool DropUndeclared { get; init; }

    /// <summary>Whether labels were compared in another way than the common one, which is not saved.</summary>
    public required bool OwnComparer { get; init; }

    public required int BinsPerClass { get; init; }

    public required long Rows { get; init; }

    public required long Dropped { get; init; }

    public required long Samples { get; init; }

    public required bool WholeWeights { get; init; }

    /// <summary>Of each class, the bits of scores that were not looked at.</summary>
    public required int[] Shifts { get; init; }

    /// <summary>Of each class, the bins.</summary>
    public required ScoreBin[][] Bins { get; init; }

    public void Write(StateWriter writer)
    {
        ScoreBin[] all = [.. Bins.SelectMany(bins => bins)];
        writer.Texts("classes", Classes);
        writer.Flag("dropUndeclared", DropUndeclared);
        writer.Flag("ownComparer", OwnComparer);
        writer.Whole("binsPerClass", BinsPerClass);
        writer.Whole("rows", Rows);
        writer.Whole("dropped", Dropped);
        writer.Whole("samples", Samples);
        writer.Flag("wholeWeights", WholeWeights);
        writer.Wholes("shifts", Shifts);
        writer.Wholes("bins", Array.ConvertAll(Bins, bins => bins.Length));
        writer.Numbers("lowest", Array.ConvertAll(all, bin => ScoreBin.Score(bin.Lowest)));
        writer.Numbers("highest", Array.ConvertAll(all, bin => ScoreBin.Score(bin.Highest)));
        writer.Numbers("positives", Array.ConvertAll(all, bin => bin.Positives));
        writer.Numbers("negatives", Array.ConvertAll(all, bin => bin.Negatives));
    }

    public static BinState Read(StateReader reader)
    {
        string[] classes = reader.Texts("classes");
        bool drop = reader.Flag("dropUndeclared"), ownComparer = reader.Flag("ownComparer");
        long limit = reader.Whole("binsPerClass"), rows = reader.Whole("rows"), dropped = reader.Whole("dropped"), samples = reader.Whole("samples");
        bool whole = reader.Flag("wholeWeights");
        int[] shifts = reader.Wholes("shifts"), counts = reader.Wholes("bins");
        double[] lowest = reader.Numbers("lowest"), highest = reader.Numbers("highest"), positives = reader.Numbers("positives"), negatives = reader.Numbers("negatives");

        if (classes.Length == 0) throw new InvalidDataException("The saved state declares no classes.");
        if (limit is < 2 or > int.MaxValue) throw new InvalidDataException($"The saved state has {limit} bins a class.");
        if (dropped + samples > rows) throw new InvalidDataException("The saved state has more samples than rows.");
        long all = counts.Sum(count => (long)count);
        if (shifts.Length != classes.Length || counts.Length != classes.Length || all != lowest.Length || all != highest.Length || all != positives.Length || all != negatives.Length)
        {
            throw new InvalidDataException("The saved state has not as many bins in one place as in another.");
        }

        var bins = new ScoreBin[classes.Length][];
        for (int c = 0, at = 0; c < bins.Length; c++)
        {
            if (shifts[c] is < 0 or > 63 || counts[c] < 0 || counts[c] > limit) throw new InvalidDataException($"The saved state has bins of class {c} that cannot be.");
            bins[c] = new ScoreBin[counts[c]];
            for (int b = 0; b < counts[c]; b++, at++)
            {
                bins[c][b] = new ScoreBin(ScoreBin.Key(lowest[at]), ScoreBin.Key(highest[at]), positives[at], negatives[at]);
                bool number = !double.IsNaN(lowest[at]) && !double.IsNaN(highest[at]);
                if (!number || !IsBin(bins[c][b], shifts[c]) || (b > 0 && bins[c][b].Lowest >> shifts[c] <= bins[c][b - 1].Lowest >> shifts[c]))
                {
                    throw new InvalidDataException($"The saved state has a bin {at} that cannot be.");
                }
            }
        }

        return new BinState
        {
            Classes = classes,
            DropUndeclared = drop,
            OwnComparer = ownComparer,
            BinsPerClass = (int)limit,
            Rows = rows,
            Dropped = dropped,
            Samples = samples,
            WholeWeights = whole,
            Shifts = shifts,
            Bins = bins,
        };
    }

    private static bool IsBin(in ScoreBin bin, int shift) =>
        bin.Lowest <= bin.Highest && bin.Lowest >> shift == bin.Highest >> shift
        && bin.Positives >= 0 && bin.Negatives >= 0 && bin.Positives + bin.Negatives > 0 && double.IsFinite(bin.Positives + bin.Negatives);
}
