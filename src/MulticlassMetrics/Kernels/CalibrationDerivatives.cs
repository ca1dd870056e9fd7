namespace MulticlassMetrics.Kernels;

/// <summary>The derivative of the top-label calibration error by the weight of each row, for bins that do not move with the weights.</summary>
internal static class CalibrationDerivatives
{
    public static double[] Of(ClassScores scores, double error, int bins, CalibrationNorm norm)
    {
        ReliabilityDiagram diagram = scores.Reliability(bins);
        double[] uppers = [.. diagram.Bins.Select(bin => bin.Upper)];
        double total = diagram.TotalWeight;
        int largest = 0;
        for (int b = 1; b < diagram.Bins.Length; b++)
        {
            if (diagram.Bins[b].Weight > 0 && !(Math.Abs(diagram.Bins[b].Gap) <= Math.Abs(diagram.Bins[largest].Gap))) largest = b;
        }

        double[] derivatives = new double[scores.RowCount];
        scores.Table.ForEachRow((row, line) =>
        {
            int top = 0;
            for (int c = 1; c < line.Length; c++)
            {
                if (line[c] > line[top]) top = c;
            }

            int b = ConfidenceEntries.BinOf(uppers, line[top]);
            double gap = diagram.Bins[b].Gap, weight = diagram.Bins[b].Weight;
            double off = (scores.Table.IsPositive(row, top) ? 1 : 0) - line[top];

            // A bin without a gap is a corner of |gap|; zero lies between the slopes of its sides.
            int sign = Math.Sign(gap);
            derivatives[row] = norm switch
            {
                CalibrationNorm.L1 => ((sign * off) - error) / total,
                CalibrationNorm.L2 => ((2 * gap * off) - (gap * gap) - (error * error)) / total / (2 * error),
                _ => b == largest ? ((sign * off) - Math.Abs(gap)) / weight : 0,
            };
        });
        return derivatives;
    }
}
