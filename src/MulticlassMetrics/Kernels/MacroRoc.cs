namespace MulticlassMetrics.Kernels;

/// <summary>The mean of the ROC curves of several classes at every false positive rate (vertical averaging, Fawcett 2006), both ends of every step kept.</summary>
/// <remarks>
/// A class's ROC turns only where positives stand, so the curve is swept from one such turn of any class to the next: as many as there are positives,
/// however many classes and thresholds.
/// </remarks>
internal static class MacroRoc
{
    /// <summary>The averaged curve, or null of no classes; every class has positives and negatives.</summary>
    public static PlotCurve? Of(ReadOnlySpan<ScoredClass> classes)
    {
        if (classes.IsEmpty) return null;
        ManyRanks.Prepare(classes);
        int most = 0;
        foreach (ScoredClass scored in classes) most += 2 * scored.Ranks.Count;
        var rates = new List<double>(most);
        var turns = new List<Turn>(most);
        foreach (ScoredClass scored in classes) AddTurns(scored.Ranks, rates, turns);

        double[] at = [.. rates];
        Turn[] sorted = [.. turns];
        Array.Sort(at, sorted);
        return Sweep(at, sorted, classes.Length);
    }

    private static void AddTurns(PositiveRanks ranks, List<double> rates, List<Turn> turns)
    {
        double positives = Sum(ranks.Positives), negatives = TotalOfNegatives(ranks);
        CompensatedSum above = default;
        above.Add(ranks.Gaps[^1]);
        for (int k = ranks.Count - 1; k >= 0; k--)
        {
            double rise = ranks.Positives[k] / positives, from = above.Value / negatives;
            above.Add(ranks.Tied[k]);
            double to = above.Value / negatives, slope = rise / (to - from);

            // A tie of positives and negatives rises along a slope, unless that is too steep for a number.
            if (to > from && double.IsFinite(slope))
            {
                Add(from, new Turn(0, slope, 1));
                Add(to, new Turn(0, -slope, -1));
            }
            else
            {
                Add(from, new Turn(rise, 0, 0));
            }

            above.Add(ranks.Gaps[k]);
        }

        void Add(double rate, Turn turn)
        {
            rates.Add(rate);
            turns.Add(turn);
        }
    }

    private static PlotCurve Sweep(double[] at, Turn[] turns, int classes)
    {
        var x = new List<double>(at.Length + 2) { 0 };
        var y = new List<double>(at.Length + 2) { 0 };
        CompensatedSum height = default, slope = default;
        int open = 0;
        for (int i = 0; i < at.Length;)
        {
            double rate = at[i];
            if (rate > x[^1])
            {
                height.Add(slope.Value * (rate - x[^1]));
                Add(rate);
            }

            double rise = 0;
            for (; i < at.Length && at[i] == rate; i++)
            {
                rise += turns[i].Rise;
                height.Add(turns[i].Rise);
                slope.Add(turns[i].Slope);
                open += turns[i].Opened;
            }

            if (rise > 0) Add(rate);

            // What rounding left of slopes that all have ended.
            if (open == 0) slope = default;
        }

        // Every class ends at (1, 1), so the mean does, rounding or not.
        if (x[^1] < 1)
        {
            x.Add(1);
            y.Add(1);
        }

        y[^1] = 1;
        double[] thresholds = new double[x.Count];
        Array.Fill(thresholds, double.NaN);
        return new PlotCurve("ROC (macro)", "false positive rate", "mean true positive rate", [.. x], [.. y], thresholds);

        void Add(double rate)
        {
            x.Add(rate);
            y.Add(Math.Clamp(height.Value / classes, y[^1], 1));
        }
    }

    // In the order in which the sweep adds them, so that the last rate is exactly one.
    private static double TotalOfNegatives(PositiveRanks ranks)
    {
        CompensatedSum sum = default;
        sum.Add(ranks.Gaps[^1]);
        for (int k = ranks.Count - 1; k >= 0; k--)
        {
            sum.Add(ranks.Tied[k]);
            sum.Add(ranks.Gaps[k]);
        }

        return sum.Value;
    }

    private static double Sum(double[] terms)
    {
        CompensatedSum sum = default;
        foreach (double term in terms) sum.Add(term);
        return sum.Value;
    }

    // What happens to the sum of the curves at a rate: a step up, a slope that begins (Opened 1) or one that ends (-1).
    private readonly record struct Turn(double Rise, double Slope, int Opened);
}
