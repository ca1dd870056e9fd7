namespace MulticlassMetrics.Kernels;

/// <summary>
/// How the entries of a class, or of several pooled, do against those of the other kind: a positive wins against each negative below it, a negative
/// against each positive above it. From the number of these pairs, those that tie counted half, follows what a row does to the area under the ROC curve.
/// </summary>
/// <remarks>The numbers are twice those of the pairs, hence whole, and the same bits however they were found; each entry weighs one.</remarks>
/// <param name="actual">The class of each row.</param>
/// <param name="positives">The number of positives.</param>
/// <param name="negatives">The number of negatives.</param>
internal abstract class PairsWon(int[] actual, double positives, double negatives)
{
    /// <summary>The number of negatives.</summary>
    protected double Negatives => negatives;

    private int Count => actual.Length;

    /// <summary>Finds the pairs of the entries of some columns.</summary>
    /// <param name="source">The columns, with fewer than 2^31 entries, of a table without weights.</param>
    /// <param name="ranks">Their ranks.</param>
    /// <param name="slots">Where they stand; null where that is still to be looked up.</param>
    /// <param name="threads">The largest number of threads; -1 for as many as there are processors. The result does not depend on it.</param>
    public static PairsWon Of(ScoreColumns source, PositiveRanks ranks, EntrySlots? slots, int threads = -1)
    {
        var lookup = new PairsLookup(source, ranks, slots);
        return source.Columns.Length == 1 ? PairsOfClass.Of(lookup, threads) : PairsOfPool.Of(lookup, threads);
    }

    /// <summary>The derivatives of the area by the weight of each row.</summary>
    /// <param name="area">The area.</param>
    public UnitNumbers Derivatives(double area) => new AreaNumbers(this, area);

    /// <summary>Adds, for each entry of successive rows, its number less that of its kind in the mean, times a factor: exactly zero where all pairs are won, or none.</summary>
    /// <param name="actual">The class of each row.</param>
    /// <param name="from">The first row.</param>
    /// <param name="meanOfPositive">The mean number of positives.</param>
    /// <param name="meanOfNegative">That of negatives.</param>
    /// <param name="factor">The factor.</param>
    /// <param name="into">What is added to, by row.</param>
    protected abstract void AddTo(ReadOnlySpan<int> actual, int from, double meanOfPositive, double meanOfNegative, double factor, Span<double> into);

    private void AddDerivatives(int from, double area, double factor, Span<double> into) =>
        AddTo(actual.AsSpan(from, into.Length), from, 2 * negatives * area, 2 * positives * area, factor / (2 * positives * negatives), into);

    private sealed class AreaNumbers(PairsWon pairs, double area) : UnitNumbers(pairs.Count)
    {
        public override void AddTo(int from, double factor, Span<double> into) => pairs.AddDerivatives(from, area, factor, into);
    }
}
