using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>The classes of one of two periods: values, shares in an average, and what moves them.</summary>
/// <param name="Values">The value of each class.</param>
/// <param name="Shares">What each counts in the average.</param>
/// <param name="Cases">How many samples each has.</param>
/// <param name="Flat">Those whose value shows no variance.</param>
/// <param name="Compose">A statistic of value Σ share × value from its derivatives by values and by shares.</param>
internal sealed record ChangePeriod(double[] Values, double[] Shares, double[] Cases, FlatClasses Flat, Func<double[], double[], Influence> Compose)
{
    public static ChangePeriod Of<TLabel>(ConfusionMatrix<TLabel> matrix, ClassList<TLabel> order, RatioMetric metric, string average, TermMaker terms)
        where TLabel : notnull
    {
        int[] places = [.. order.Select(matrix.Classes.IndexOf)];
        var classes = new ClassStatistic(matrix, metric, UndefinedPolicy.Zero);
        FlatClasses flat = classes.Flat(terms, withFew: false);
        bool macro = average == Averager.Macro.Name, micro = average == Averager.Micro.Name;
        double[] shares = macro ? Equal(places.Length) : Sorted(micro ? classes.Weights : classes.Shares), values = Sorted(classes.Values);
        return new ChangePeriod(
            values, shares, Array.ConvertAll(places, c => CellDerivatives.SamplesOfRow(matrix.Table, c)), flat with { Cases = Sorted(flat.Cases) },
            (byValue, byShare) => classes.Compose(average, Dot(shares, values), Placed(byValue), macro || micro ? default : Placed(byShare), micro ? Placed(byShare) : default));

        double[] Sorted(double[] ofMatrix) => Array.ConvertAll(places, c => ofMatrix[c]);

        double[] Placed(double[] inOrder)
        {
            double[] placed = new double[places.Length];
            for (int c = 0; c < places.Length; c++) placed[places[c]] = inOrder[c];
            return placed;
        }
    }

    public static ChangePeriod Of<TLabel>(ClassScores<TLabel> scores, ClassList<TLabel> order, ScoreMetric metric, string average, TermMaker terms)
        where TLabel : notnull
    {
        int[] places = [.. order.Select(scores.Classes.IndexOf)];
        bool macro = average == Averager.Macro.Name;
        double[] values = Array.ConvertAll(places, c => metric.Measure(scores.PerClass[c]));
        double[] shares = macro ? Equal(places.Length) : Array.ConvertAll(places, c => scores.Table.WeightOfColumn(c) / scores.TotalWeight);
        var flat = new FlatClasses(new double[places.Length], new double[places.Length], metric.Range.Maximum - metric.Range.Minimum);
        for (int c = 0; c < places.Length; c++)
        {
            Influence value = Value(c);
            flat.Cases[c] = terms.Measure(value).Error == 0 ? value.Evidence.EffectiveCases : double.NaN;
        }

        return new ChangePeriod(values, shares, Array.ConvertAll(places, c => (double)scores.Table.PositiveRows(c).Length), flat, Sum);

        Influence Value(int c) => Influence.Of(scores, scores.Classes[places[c]], metric);

        Influence Sum(double[] byValue, double[] byShare)
        {
            double[] derivatives = Zeros.Of<double>(scores.RowCount);
            for (int c = 0; c < places.Length; c++)
            {
                if (byValue[c] != 0) Add(byValue[c], Value(c));
                if (!macro && byShare[c] != 0) Add(byShare[c], GapOfScores.Share(scores, places[c]));
            }

            return new Influence(average, Dot(shares, values), MetricRange.Unbounded, Influence.UnitsOf(scores), derivatives, new Evidence(scores.SampleCount, null, []));

            void Add(double factor, Influence part)
            {
                ReadOnlySpan<double> own = part.Derivatives;
                for (int row = 0; row < derivatives.Length; row++) derivatives[row] += factor * own[row];
            }
        }
    }

    private static double[] Equal(int count)
    {
        double[] equal = new double[count];
        Array.Fill(equal, 1.0 / count);
        return equal;
    }

    private static double Dot(double[] first, double[] second)
    {
        CompensatedSum sum = default;
        for (int c = 0; c < first.Length; c++) sum.Add(first[c] * second[c]);
        return sum.Value;
    }
}
