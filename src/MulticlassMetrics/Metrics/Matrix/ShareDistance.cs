using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>How much it counts to take one class for another, by position, and the sums over a distribution that weighted kappas need.</summary>
internal abstract class ShareDistance
{
    public static ShareDistance Linear { get; } = new LinearDistance();

    public static ShareDistance Quadratic { get; } = new QuadraticDistance();

    public static ShareDistance Of(double[,] weights) => new TableDistance(weights);

    public abstract double Between(int row, int column);

    /// <summary>For each row the mean distance to a column drawn from these shares; where the distance is not symmetric, transposed on request.</summary>
    public abstract double[] MeanTo(double[] shares, bool transposed);

    /// <summary>Fails where there are distances of another number of classes.</summary>
    public virtual void CheckFits(int classes)
    {
    }

    private sealed class LinearDistance : ShareDistance
    {
        public override double Between(int row, int column) => Math.Abs((double)row - column);

        // Σ_j |i - j| s_j is what lies below, summed over the steps down, plus what lies above, summed over the steps up.
        public override double[] MeanTo(double[] shares, bool transposed)
        {
            double[] mean = new double[shares.Length];
            CompensatedSum below = default, steps = default;
            for (int i = 1; i < shares.Length; i++)
            {
                below.Add(shares[i - 1]);
                steps.Add(below.Value);
                mean[i] = steps.Value;
            }

            CompensatedSum above = default;
            steps = default;
            for (int i = shares.Length - 2; i >= 0; i--)
            {
                above.Add(shares[i + 1]);
                steps.Add(above.Value);
                mean[i] += steps.Value;
            }

            return mean;
        }
    }

    private sealed class QuadraticDistance : ShareDistance
    {
        public override double Between(int row, int column) => ((double)row - column) * ((double)row - column);

        // Σ_j (i - j)² s_j is the variance plus the squared distance from the mean.
        public override double[] MeanTo(double[] shares, bool transposed)
        {
            CompensatedSum sum = default, squares = default;
            for (int i = 0; i < shares.Length; i++) sum.Add(i * shares[i]);
            double centre = sum.Value;
            for (int i = 0; i < shares.Length; i++) squares.Add((i - centre) * (i - centre) * shares[i]);

            double[] mean = new double[shares.Length];
            for (int i = 0; i < mean.Length; i++) mean[i] = squares.Value + (i - centre) * (i - centre);
            return mean;
        }
    }

    private sealed class TableDistance(double[,] weights) : ShareDistance
    {
        public override double Between(int row, int column) => weights[row, column];

        public override double[] MeanTo(double[] shares, bool transposed)
        {
            double[] mean = new double[shares.Length];
            for (int i = 0; i < mean.Length; i++)
            {
                CompensatedSum sum = default;
                for (int j = 0; j < shares.Length; j++) sum.Add((transposed ? weights[j, i] : weights[i, j]) * shares[j]);
                mean[i] = sum.Value;
            }

            return mean;
        }

        public override void CheckFits(int classes)
        {
            if (weights.GetLength(0) != classes) throw Throw.OtherClassCount(weights.GetLength(0), classes);
        }
    }
}
