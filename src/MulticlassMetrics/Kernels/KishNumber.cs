namespace MulticlassMetrics.Kernels;

/// <summary>How many samples of equal weight some weighted ones are worth (Kish 1965).</summary>
/// <param name="Effective">(Σw)²/Σw², which is their number where all weigh the same; 0 where there are none.</param>
/// <param name="Weight">Σw.</param>
internal readonly record struct KishNumber(double Effective, double Weight)
{
    /// <param name="weight">Σw.</param>
    /// <param name="squares">Σw².</param>
    public static KishNumber Of(double weight, double squares) => new(squares > 0 ? weight / squares * weight : 0, weight);

    /// <summary>In units of the heaviest, so that squares neither overflow nor vanish.</summary>
    public static KishNumber Of(ReadOnlySpan<int> rows, ScoreTable table)
    {
        if (table.Weights is null) return new KishNumber(rows.Length, rows.Length);
        double heaviest = 0;
        foreach (int row in rows) heaviest = Math.Max(heaviest, table.WeightOf(row));
        if (heaviest == 0) return default;
        CompensatedSum weight = default, squares = default;
        foreach (int row in rows)
        {
            double relative = table.WeightOf(row) / heaviest;
            weight.Add(relative);
            squares.Add(relative * relative);
        }

        return new KishNumber(weight.Value / squares.Value * weight.Value, weight.Value * heaviest);
    }
}
