namespace MulticlassMetrics.Kernels;

/// <summary>Adds negatives to where they stand among positives.</summary>
/// <remarks>
/// Weights are added one after the other in the order of the rows, with the rounding carried.
/// </remarks>
internal sealed class NegativePlacing
{
    private readonly PositiveRanks _ranks;

    // What rounding took from the sum at each slot; empty where there is none.
    private readonly double[] _errors;

    public NegativePlacing(PositiveRanks ranks)
    {
        _ranks = ranks;
        _errors = ranks.IsWhole ? [] : Zeros.Of<double>(ranks.Index.Slots);
    }

    /// <summary>Adds the negatives of some columns of a table.</summary>
    public void Add(ScoreTable table, int[] columns)
    {
        Span<int> slots = stackalloc int[RankIndex.Tile];
        for (int row = 0; row < table.Rows; row += RankIndex.Tile)
        {
            Span<int> part = slots[..Math.Min(RankIndex.Tile, table.Rows - row)];
            foreach (int column in columns) AddTile(table, column, row, part);
        }
    }

    /// <summary>Gives the sums what rounding took from them.</summary>
    public void Settle()
    {
        for (int slot = 0; slot < _errors.Length; slot++) At(slot) += _errors[slot];
    }

    private void AddTile(ScoreTable table, int column, int row, Span<int> slots)
    {
        _ranks.Index.Locate(table, column, row, slots);
        for (int i = 0; i < slots.Length; i++)
        {
            int actual = table.Actual[row + i];
            if (actual != column && actual != ScoreTable.Excluded) Add(slots[i], table.WeightOf(row + i));
        }
    }

    // As CompensatedSum adds: a million weights of 0.1 summed plainly would be off in the ninth digit.
    private void Add(int slot, double weight)
    {
        ref double at = ref At(slot);
        double sum = at, next = sum + weight;
        if (_errors.Length > 0) _errors[slot] += sum >= weight ? sum - next + weight : weight - next + sum;
        at = next;
    }

    private ref double At(int slot) => ref ((slot & 1) == 0 ? ref _ranks.Gaps[slot >> 1] : ref _ranks.Tied[slot >> 1]);
}
