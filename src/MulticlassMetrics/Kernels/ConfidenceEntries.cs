using System.Collections.Immutable;

namespace MulticlassMetrics.Kernels;

/// <summary>Probabilities with whether what they were given to happened, and the reliability diagram of them.</summary>
internal sealed class ConfidenceEntries
{
    private readonly double[] _confidences;
    private readonly bool[] _happened;
    private readonly double[]? _weights;

    private ConfidenceEntries(List<double> confidences, List<bool> happened, List<double>? weights)
    {
        _confidences = [.. confidences];
        _happened = [.. happened];
        _weights = weights?.ToArray();
    }

    public static ConfidenceEntries OfTopLabels(ScoreTable table)
    {
        var confidences = new List<double>(table.Rows);
        var happened = new List<bool>(table.Rows);
        List<double>? weights = table.Weights is null ? null : new List<double>(table.Rows);
        table.ForEachRow((row, scores) =>
        {
            int top = ArgMax.Of(scores);
            double confidence = scores[top];
            if (scores.Length == 1 && confidence < 0.5)
            {
                top = 1;
                confidence = 1 - confidence;
            }

            confidences.Add(confidence);
            happened.Add(table.IsPositive(row, top));
            weights?.Add(table.WeightOf(row));
        });
        return new ConfidenceEntries(confidences, happened, weights);
    }

    public static ConfidenceEntries OfClass(ReadOnlySpan<ScoreColumns> sources)
    {
        List<double> confidences = [];
        List<bool> happened = [];
        List<double>? weights = null;
        foreach (ScoreColumns source in sources)
        {
            if (source.Table.Weights is not null) weights = [];
        }

        foreach (ScoreColumns source in sources)
        {
            (ScoreTable table, int[] columns) = (source.Table, source.Columns);
            table.ForEachRow((row, scores) =>
            {
                foreach (int column in columns)
                {
                    confidences.Add(scores[column]);
                    happened.Add(table.IsPositive(row, column));
                    weights?.Add(table.WeightOf(row));
                }
            });
        }

        return new ConfidenceEntries(confidences, happened, weights);
    }

    public ReliabilityDiagram Diagram(int bins, CalibrationBinning binning)
    {
        double[] uppers = binning == CalibrationBinning.EqualWidth ? EqualWidths(bins) : EqualMasses(bins);
        int[] binOf = Array.ConvertAll(_confidences, confidence => BinOf(uppers, confidence));
        var weights = new CompensatedSum[uppers.Length];
        var confidences = new CompensatedSum[uppers.Length];
        var hits = new CompensatedSum[uppers.Length];
        CompensatedSum total = default, happened = default, squares = default;
        for (int i = 0; i < binOf.Length; i++)
        {
            double weight = WeightOf(i), confidence = _confidences[i], off = confidence - (_happened[i] ? 1 : 0);
            int bin = binOf[i];
            weights[bin].Add(weight);
            confidences[bin].Add(weight * confidence);
            squares.Add(weight * off * off);
            total.Add(weight);
            if (!_happened[i]) continue;
            hits[bin].Add(weight);
            happened.Add(weight);
        }

        var result = ImmutableArray.CreateBuilder<ReliabilityBin>(uppers.Length);
        for (int b = 0; b < uppers.Length; b++)
        {
            double weight = weights[b].Value;
            result.Add(new ReliabilityBin(b == 0 ? 0 : uppers[b - 1], uppers[b], weight, confidences[b].Value / weight, hits[b].Value / weight));
        }

        ImmutableArray<ReliabilityBin> all = result.MoveToImmutable();
        return new ReliabilityDiagram(all, total.Value, Decompose(all, binOf, total.Value, happened.Value / total.Value, squares.Value / total.Value));
    }

    private BrierDecomposition Decompose(ImmutableArray<ReliabilityBin> bins, int[] binOf, double total, double rate, double score)
    {
        CompensatedSum reliability = default, resolution = default, variance = default, covariance = default;
        foreach (ReliabilityBin bin in bins)
        {
            if (bin.Weight == 0) continue;
            reliability.Add(bin.Weight * bin.Gap * bin.Gap);
            resolution.Add(bin.Weight * (bin.Accuracy - rate) * (bin.Accuracy - rate));
        }

        for (int i = 0; i < binOf.Length; i++)
        {
            ReliabilityBin bin = bins[binOf[i]];
            double confidence = _confidences[i] - bin.Confidence, outcome = (_happened[i] ? 1 : 0) - bin.Accuracy;
            variance.Add(WeightOf(i) * confidence * confidence);
            covariance.Add(2 * WeightOf(i) * confidence * outcome);
        }

        return new BrierDecomposition(
            score, reliability.Value / total, resolution.Value / total, rate * (1 - rate), variance.Value / total, covariance.Value / total);
    }

    private double WeightOf(int entry) => _weights is null ? 1 : _weights[entry];

    private static double[] EqualWidths(int bins)
    {
        double[] uppers = new double[bins];
        for (int b = 0; b < bins; b++) uppers[b] = (b + 1) / (double)bins;
        return uppers;
    }

    private double[] EqualMasses(int bins)
    {
        double[] sorted = (double[])_confidences.Clone();
        double[]? weights = (double[]?)_weights?.Clone();
        if (weights is null) Array.Sort(sorted);
        else Array.Sort(sorted, weights);

        CompensatedSum total = default, soFar = default;
        for (int i = 0; i < sorted.Length; i++) total.Add(weights?[i] ?? 1);

        var uppers = new List<double>();
        double shares = 1;
        for (int i = 0; i < sorted.Length; i++)
        {
            soFar.Add(weights?[i] ?? 1);
            bool lastOfTie = i == sorted.Length - 1 || sorted[i + 1] != sorted[i];
            if (!lastOfTie || soFar.Value * bins < shares * total.Value) continue;
            uppers.Add(sorted[i]);
            shares = Math.Floor(soFar.Value * bins / total.Value) + 1;
        }

        // The last bin reaches to 1, so that the bins cover the whole interval.
        uppers[^1] = 1;
        return [.. uppers];
    }

    /// <summary>The first bin whose upper bound is not below the confidence.</summary>
    public static int BinOf(double[] uppers, double confidence)
    {
        int found = Array.BinarySearch(uppers, confidence);
        return found < 0 ? ~found : found;
    }
}
