namespace MulticlassMetrics.Kernels;

/// <summary>The best point on each of several threshold curves, when the curves can be searched one by one.</summary>
internal static class CurveSearch
{
    /// <summary>The threshold of each curve at which the metric itself is best; of equally good ones the highest.</summary>
    public static double[] EachBest(ThresholdCurve[] curves, CountsMetric metric, UndefinedPolicy policy)
    {
        double sign = SignOf(metric), substitute = sign * ClassValues.Substitute(policy, metric);
        return Array.ConvertAll(curves, curve => curve.Thresholds[Best(curve, counts =>
        {
            double value = sign * metric.Measure(counts);
            return double.IsNaN(value) ? substitute : value;
        })]);
    }

    /// <summary>
    /// The thresholds at which the ratio of the pooled sums is best (Dinkelbach 1967): a ratio N/D can be raised above r exactly when N − rD can be
    /// raised above 0, and a sum over classes is highest where each class's share of it is.
    /// </summary>
    public static double[] PooledBest(ThresholdCurve[] curves, RatioMetric metric, UndefinedPolicy policy)
    {
        double sign = SignOf(metric);
        double Numerator(BinaryCounts counts) => sign * metric.NumeratorOf(counts);
        double Denominator(BinaryCounts counts) => metric.DenominatorOf(counts);

        // A pooled denominator of zero takes one of zero from every class: apart from the others, since there the ratio is infinite or what the policy says.
        int[] vanishing = BestPoints(curves, counts => Denominator(counts) == 0 ? Numerator(counts) : double.NaN);
        double atVanishing = double.NegativeInfinity;
        if (!vanishing.Contains(-1))
        {
            double above = Total(curves, vanishing, Numerator);
            atVanishing = above > 0 ? double.PositiveInfinity : above == 0 ? sign * ClassValues.Substitute(policy, metric) : double.NegativeInfinity;
        }

        int[] points = BestPoints(curves, Denominator);
        if (Total(curves, points, Denominator) == 0) return At(curves, vanishing);
        double ratio = Total(curves, points, Numerator) / Total(curves, points, Denominator);
        while (true)
        {
            double reached = ratio;
            int[] next = BestPoints(curves, counts => Numerator(counts) - (reached * Denominator(counts)));
            double raised = Total(curves, next, Numerator) / Total(curves, next, Denominator);

            // Rounding alone can make the next one lower, and never forever higher: there are finitely many ratios.
            if (!(raised > ratio) || double.IsInfinity(raised)) break;
            (points, ratio) = (next, raised);
        }

        return At(curves, atVanishing > ratio ? vanishing : points);
    }

    private static double[] At(ThresholdCurve[] curves, int[] points)
    {
        double[] thresholds = new double[points.Length];
        for (int c = 0; c < thresholds.Length; c++) thresholds[c] = curves[c].Thresholds[points[c]];
        return thresholds;
    }

    private static double SignOf(CountsMetric metric) => metric.Direction == MetricDirection.LowerIsBetter ? -1 : 1;

    private static double Total(ThresholdCurve[] curves, int[] points, Func<BinaryCounts, double> value)
    {
        CompensatedSum sum = default;
        for (int c = 0; c < points.Length; c++) sum.Add(value(curves[c][points[c]].Counts));
        return sum.Value;
    }

    private static int[] BestPoints(ThresholdCurve[] curves, Func<BinaryCounts, double> value) =>
        Array.ConvertAll(curves, curve =>
        {
            int best = Best(curve, value);
            return double.IsNaN(value(curve[best].Counts)) ? -1 : best;
        });

    // The first point of the highest value, NaN being lower than any; the first of all when all are NaN.
    private static int Best(ThresholdCurve curve, Func<BinaryCounts, double> value)
    {
        // The point at +∞ in front predicts nobody, which no threshold does when there are scores of +∞.
        int first = curve.Count > 1 && double.IsPositiveInfinity(curve.Thresholds[1]) ? 1 : 0;
        int best = first;
        double highest = double.NaN;
        for (int i = first; i < curve.Count; i++)
        {
            double at = value(curve[i].Counts);
            if (double.IsNaN(at) || at <= highest) continue;
            best = i;
            highest = at;
        }

        return best;
    }
}
