using MathNet.Numerics.Distributions;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics.Tests.Inference.Resampling;

public class PosteriorTest
{
    private static readonly PosteriorOptions Seeded = new() { Seed = 3, Replicates = 20_000 };

    [Theory]
    [InlineData(1.0, 0.5)]
    [InlineData(4.0, 2.0)]
    [InlineData(0.0, 0.0)]
    public void Of_BinaryAccuracy_IsABeta(double priorMass, double each)
    {
        // Two cells on the diagonal and two off it: the prior gives either side half of its mass. With mass 1 that is Jeffreys' prior.
        ConfusionMatrix<string> matrix = ConfusionMatrix.FromCells(["a", "b"], new double[,] { { 9, 2 }, { 0, 6 } });
        PosteriorResult result = Posterior.Of(matrix, m => m.Accuracy, Seeded with { PriorMass = priorMass });
        double a = 15 + each, b = 2 + each;

        result.Mean.Should().BeApproximately(a / (a + b), 0.004);
        result.StandardDeviation.Should().BeApproximately(Math.Sqrt(a * b / (a + b + 1)) / (a + b), 0.003);
        Uniform([.. result.Draws.Select(draw => Beta.CDF(a, b, draw))]);
        if (priorMass == 1)
        {
            ConfidenceInterval jeffreys = new Proportion(15, 17).Jeffreys();
            result.Low.Should().BeApproximately(jeffreys.Low, 0.012);
            result.High.Should().BeApproximately(jeffreys.High, 0.006);
            result.ProbabilityAbove(0.5).Should().BeApproximately(1 - Beta.CDF(a, b, 0.5), 0.002);
            result.Value.Should().Be(15 / 17.0);
        }
    }

    [Theory]
    [InlineData(6)] // broken into pieces, found by chance
    [InlineData(3)] // all cells
    public void Of_UnseenClass_HasItsPartOfThePrior(int k)
    {
        // Rows 0 and 1 are seen; the last class never occurs and has k of the k² cells.
        double[,] cells = new double[k, k];
        cells[0, 0] = 3;
        cells[1, 0] = 2;
        ConfusionMatrix<int> matrix = ConfusionMatrix.FromCells([.. Enumerable.Range(0, k)], cells);
        PosteriorResult support = Posterior.Of(matrix, m => m[k - 1].Support / m.TotalWeight, Seeded);
        PosteriorResult recall = Posterior.Of(matrix, m => m[1].Recall, Seeded);
        double cell = 1.0 / (k * k);

        Uniform([.. support.Draws.Select(draw => Beta.CDF(k * cell, 5 + ((k - 1) * k * cell), draw))]);
        support.Mean.Should().BeApproximately(k * cell / 6, 0.005);

        // Recall of class 1: its own cell against the others of its row.
        recall.Mean.Should().BeApproximately(cell / (2 + (k * cell)), 0.005);
        matrix[k - 1].Support.Should().Be(0);
    }

    [Fact]
    public void Pieces_AreDistributedAsTheirCells()
    {
        // Half of the cells are occupied, so that the empty ones are listed; their shares against plain gamma numbers, cell by cell.
        double[,] cells = new double[5, 5];
        for (int i = 0; i < 5; i++)
        {
            cells[i, i] = 1;
            cells[i, (i + 1) % 5] = 1;
            cells[i, (i + 2) % 5] = 1;
        }

        CellTable table = ConfusionMatrix.FromCells([0, 1, 2, 3, 4], cells).Table;
        var pieces = new DirichletCells(table, 1);
        double total = 0, squares = 0, product = 0;
        for (int draw = 0; draw < 40_000; draw++)
        {
            var random = new RandomStream(12, draw);
            CellTable drawn = pieces.Next(ref random);
            double x = At(drawn, 0, 3), y = At(drawn, 2, 1);
            total += x;
            squares += x * x;
            product += x * y;
        }

        // Dirichlet with a = 1/25 and sum 16, scaled to 15: E x = 15a/16, E x² = 225 a(a + 1)/(16·17), E xy = 225 a²/(16·17).
        const double A = 0.04;
        (total / 40_000).Should().BeApproximately(15 * A / 16, 0.1 * 15 * A / 16);
        (squares / 40_000).Should().BeApproximately(225 * A * (A + 1) / (16 * 17), 0.2 * 225 * A * (A + 1) / (16 * 17));
        (product / 40_000).Should().BeApproximately(225 * A * A / (16 * 17), 0.4 * 225 * A * A / (16 * 17));

        static double At(CellTable table, int row, int column)
        {
            int at = table.Find(row, column);
            return at < 0 ? 0 : table.Weights[at];
        }
    }

    [Fact]
    public void Of_ManyClasses_CostsTheOccupiedCells()
    {
        const int K = 30_000;
        ConfusionMatrix<int> matrix = ConfusionMatrix.FromCells(
            Enumerable.Range(0, 50).Select(c => (c, c, 2.0)), new LabelOptions<int> { Classes = [.. Enumerable.Range(0, K)] });

        PosteriorResult result = Posterior.Of(matrix, m => m.Accuracy, new() { Seed = 1, Replicates = 50 });

        result.Mean.Should().BeInRange(0.95, 0.9999);
    }

    [Fact]
    public void Of_AveragedMetric_AgreesWithItsInfluence_AndReproduces()
    {
        Rows rows = Rows.Of(400, 3);
        PosteriorResult result = Posterior.Of(rows.Pairs.Matrix, Averager.Macro, Metric.F1, Seeded with { Replicates = 4000 });
        PosteriorResult again = Posterior.Of(rows.Pairs.Matrix, Averager.Macro, Metric.F1, Seeded with { Replicates = 4000, Threads = 1 });
        Influence influence = Influence.Of(rows.Pairs.Matrix, Averager.Macro, Metric.F1);

        result.Mean.Should().BeApproximately(influence.Value, 0.2 * influence.StandardError());
        result.StandardDeviation.Should().BeApproximately(influence.StandardError(), 0.06 * influence.StandardError());
        again.Draws.Should().Equal(result.Draws);
        Posterior.Of(rows.Pairs.Matrix, Averager.Macro, Metric.F1, Seeded with { Replicates = 4000, Seed = 5 }).Draws.Should().NotEqual(result.Draws);
        result.Quantile(0.5).Should().BeInRange(result.Low, result.High);
        result.ToString().Should().StartWith("F1 (macro): mean 0.");
    }

    [Fact]
    public void Of_RefusesBadInput()
    {
        Rows rows = Rows.Of(40, 3);
        Action weighted = () => Posterior.Of(rows.Weighted.Matrix, Averager.Macro, Metric.F1, Seeded);
        Action credibility = () => _ = Seeded with { Credibility = 0 };
        Action prior = () => _ = Seeded with { PriorMass = -1 };
        Action undefined = () => Posterior.Of(rows.Pairs.Matrix, _ => double.NaN, Seeded with { Replicates = 10 });
        Action quantile = () => Posterior.Of(rows.Pairs.Matrix, m => m.Accuracy, Seeded with { Replicates = 10 }).Quantile(2);

        weighted.Should().Throw<ArgumentException>().WithMessage("The samples are weighted, and weights are no counts; take a bootstrap.*");
        credibility.Should().Throw<ArgumentOutOfRangeException>().WithMessage("The level must be above 0 and below 1.*");
        prior.Should().Throw<ArgumentOutOfRangeException>().WithMessage("The mass of the prior must be a finite number that is not negative.*");
        undefined.Should().Throw<InvalidOperationException>().WithMessage("The statistic is undefined or infinite in 10 of 10 replicates; at most a share of 0.05 may be (MaximumUndefinedShare).");
        quantile.Should().Throw<ArgumentOutOfRangeException>().WithMessage("A probability must be from 0 to 1.*");
    }

    // Kolmogorov's distance from the uniform distribution, at the 0.1% level.
    private static void Uniform(double[] values)
    {
        double[] sorted = [.. values.Order()];
        double largest = 0;
        for (int i = 0; i < sorted.Length; i++) largest = Math.Max(largest, Math.Max(((i + 1.0) / sorted.Length) - sorted[i], sorted[i] - ((double)i / sorted.Length)));
        largest.Should().BeLessThan(1.95 / Math.Sqrt(sorted.Length));
    }
}
