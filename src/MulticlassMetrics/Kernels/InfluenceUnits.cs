namespace MulticlassMetrics.Kernels;

/// <summary>What influence values belong to: rows, or the cells of a matrix with the weights and numbers of their samples.</summary>
internal sealed class InfluenceUnits
{
    // As many as the nearest caches hold of several statistics.
    private const int UnitsTogether = 1 << 11;

    private InfluenceUnits(int count, double[]? weights, double[]? squaredWeights, double samples, double totalWeight, bool areRows)
    {
        Count = count;
        Weights = weights;
        SquaredWeights = squaredWeights;
        Samples = samples;
        TotalWeight = totalWeight;
        AreRows = areRows;
    }

    public int Count { get; }

    /// <summary>The weight of each unit; null where each is one.</summary>
    public double[]? Weights { get; }

    /// <summary>The sum of the squared weights of the samples in each cell; null for rows.</summary>
    public double[]? SquaredWeights { get; }

    public double Samples { get; }

    public double TotalWeight { get; }

    public bool AreRows { get; }

    /// <summary>What each row is; null for cells, which know it.</summary>
    public RowTruth? Truth { get; private init; }

    public int[]? Clusters { get; private init; }

    public int ClusterCount { get; private init; }

    public static InfluenceUnits OfCells(ConfusionMatrix matrix) =>
        new(matrix.Table.Count, matrix.Table.Weights, matrix.Table.SquaredWeights, matrix.SampleCount, matrix.TotalWeight, areRows: false);

    /// <summary>The four counts of a class, in the order TP, FP, TN, FN.</summary>
    public static InfluenceUnits OfCounts(ConfusionMatrix matrix, int position)
    {
        double[] weights = Four(matrix.PerClass[position]);
        double[] squared = matrix.Table.IsUnweighted ? weights : Four(matrix.Table.SquaresPerClass()![position]);
        return new InfluenceUnits(weights.Length, weights, squared, matrix.SampleCount, matrix.TotalWeight, areRows: false);
    }

    public static InfluenceUnits OfRows(int count, double[]? weights, double samples, double totalWeight, RowTruth truth) =>
        new(count, weights, null, samples, totalWeight, areRows: true) { Truth = truth };

    public InfluenceUnits ClusteredBy(int[] clusters, int clusterCount) =>
        new(Count, Weights, SquaredWeights, Samples, TotalWeight, AreRows) { Truth = Truth, Clusters = clusters, ClusterCount = clusterCount };

    public double WeightOf(int unit) => Weights is null ? 1 : Weights[unit];

    /// <summary>Whether influence values over the two can be set against each other, unit by unit.</summary>
    /// <remarks>Equal cells of two matrices may hold other rows each, so cells must be of one matrix: of its very array of weights.</remarks>
    public bool Matches(InfluenceUnits other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (Count != other.Count || AreRows != other.AreRows || Samples != other.Samples) return false;
        if (!AreRows) return ReferenceEquals(Weights, other.Weights);
        return Same(Weights, other.Weights) && Same(Clusters, other.Clusters) && (ReferenceEquals(Truth, other.Truth) || Truth!.Agrees(other.Truth!));
    }

    /// <summary>The covariance of two statistics from their derivatives by the weight of each unit.</summary>
    public double Covariance(LinearForm first, LinearForm second, WeightMeaning meaning) => Clusters is null ? Sums([first], [second], meaning)[0] : ClusterCovariance(first, second);

    /// <summary>The variance of each of some statistics that have much in common: what they are made of is read once.</summary>
    public double[] Variances(LinearForm[] forms, WeightMeaning meaning) => Clusters is null ? Sums(forms, forms, meaning) : Array.ConvertAll(forms, form => ClusterCovariance(form, form));

    private double[] Sums(LinearForm[] first, LinearForm[] second, WeightMeaning meaning)
    {
        int pieces = (Count + UnitsTogether - 1) / UnitsTogether;
        var parts = new CompensatedSum[pieces * first.Length];
        Workers.For(pieces, (long)Count * first.Length, threads: -1, () => (new double[Math.Min(Count, UnitsTogether)], new double[Math.Min(Count, UnitsTogether)]), (piece, room) =>
        {
            int from = piece * UnitsTogether, count = Math.Min(UnitsTogether, Count - from);
            for (int f = 0; f < first.Length; f++)
            {
                ReadOnlySpan<double> a = first[f].Read(from, room.Item1.AsSpan(0, count));
                ReadOnlySpan<double> b = ReferenceEquals(first[f], second[f]) ? a : second[f].Read(from, room.Item2.AsSpan(0, count));
                parts[(piece * first.Length) + f] = AreRows && Weights is null ? CompensatedLanes.OfProducts(a, b) : OfProducts(a, b, from, meaning);
            }
        });

        double[] sums = new double[first.Length];
        for (int f = 0; f < sums.Length; f++)
        {
            CompensatedSum sum = default;
            for (int piece = 0; piece < pieces; piece++) sum.Add(parts[(piece * first.Length) + f]);
            sums[f] = sum.Value;
        }

        return sums;
    }

    private CompensatedSum OfProducts(ReadOnlySpan<double> first, ReadOnlySpan<double> second, int from, WeightMeaning meaning)
    {
        CompensatedSum sum = default;
        double[]? squares = meaning == WeightMeaning.Frequency ? Weights : SquaredWeights;
        for (int i = 0; i < first.Length; i++)
        {
            if (AreRows)
            {
                // A weight times a derivative is of the size of the statistic, where a squared weight may be more, or less, than a number can hold.
                double weight = Weights![from + i], product = weight * first[i] * (meaning == WeightMeaning.Frequency ? second[i] : weight * second[i]);
                if (weight != 0) sum.Add(product);
            }
            else
            {
                double product = squares![from + i] * first[i] * second[i];
                if (product != 0) sum.Add(product);
            }
        }

        return sum;
    }

    private double ClusterCovariance(LinearForm first, LinearForm second)
    {
        double[] a = OfClusters(first), b = ReferenceEquals(first, second) ? a : OfClusters(second);
        CompensatedSum sum = default;
        for (int g = 0; g < a.Length; g++) sum.Add(a[g] * b[g]);
        return sum.Value * ClusterCount / (ClusterCount - 1);
    }

    private double[] OfClusters(LinearForm form)
    {
        double[] sums = new double[ClusterCount], room = new double[Math.Min(Count, UnitsTogether)];
        for (int from = 0; from < Count; from += UnitsTogether)
        {
            Span<double> values = room.AsSpan(0, Math.Min(UnitsTogether, Count - from));
            form.CopyTo(from, values);
            for (int i = 0; i < values.Length; i++)
            {
                int cluster = Clusters![from + i];
                if (cluster >= 0) sums[cluster] += WeightOf(from + i) * values[i];
            }
        }

        return sums;
    }

    private static double[] Four(BinaryCounts counts) => [counts.TruePositives, counts.FalsePositives, counts.TrueNegatives, counts.FalseNegatives];

    private static bool Same<T>(T[]? first, T[]? second)
        where T : IEquatable<T> =>
        ReferenceEquals(first, second) || (first is not null && second is not null && first.AsSpan().SequenceEqual(second));
}
