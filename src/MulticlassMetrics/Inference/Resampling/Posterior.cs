using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>A Bayesian view of a confusion matrix: its cells have unknown shares, of which the samples are multinomial and the prior is Dirichlet.</summary>
/// <remarks>
/// Every draw is a matrix of shares, scaled to the number of samples: a gamma number for each cell, of shape samples + prior mass / K². Empty cells have their part, so that no
/// statistic is certain because of what was not seen. While a cell's prior is below 0.05 the mass of all empty cells is broken into pieces, largest first in expectation, until
/// nothing is left that a number can hold: a draw then costs in the order of the occupied cells, whatever K; above, in the order of K².
/// Sources: Perks 1947; Gelman et al. 2013 (Dirichlet posterior); Pitman 1996 (size-biased pieces); Marsaglia &amp; Tsang 2000 (gamma numbers); Goutte &amp; Gaussier 2005 (of F1).
/// </remarks>
/// <example>
/// <code>
/// string[] actual    = ["cat", "cat", "cat", "cat", "dog", "dog", "dog", "owl"];
/// string[] predicted = ["cat", "cat", "cat", "dog", "dog", "dog", "owl", "dog"];
/// var matrix = ConfusionMatrix.FromLabels(actual, predicted);
/// PosteriorResult accuracy = Posterior.Of(matrix, m => m.Accuracy, new() { Seed = 1 });
/// accuracy.Value;                              // 0.625
/// accuracy.Low > 0.2 &amp;&amp; accuracy.High &lt; 0.95;
/// </code>
/// </example>
public static class Posterior
{
    /// <summary>Draws the posterior of an averaged metric of counts.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="matrix">The confusion matrix.</param>
    /// <param name="averager">The averager.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="options">The seed, the prior, and how to draw and read.</param>
    /// <returns>The posterior.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The averager does not fit; the samples are weighted, and weights are no counts.</exception>
    /// <exception cref="InvalidOperationException">The statistic is undefined in too many draws.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static PosteriorResult Of<TLabel>(ConfusionMatrix<TLabel> matrix, IAverager averager, CountsMetric metric, PosteriorOptions options)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(averager);
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(options);
        return Run($"{metric.Name} ({averager.Name})", matrix, Bootstrap.AverageOf(averager, metric, matrix.Classes), options);
    }

    /// <summary>Draws the posterior of any statistic of the matrix.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="matrix">The confusion matrix.</param>
    /// <param name="statistic">The statistic; NaN where it is undefined. It is called from several threads.</param>
    /// <param name="options">The seed, the prior, and how to draw and read.</param>
    /// <returns>The posterior.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The samples are weighted, and weights are no counts.</exception>
    /// <exception cref="InvalidOperationException">The statistic is undefined in too many draws.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static PosteriorResult Of<TLabel>(ConfusionMatrix<TLabel> matrix, Func<ConfusionMatrix<TLabel>, double> statistic, PosteriorOptions options)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentNullException.ThrowIfNull(options);
        return Run("statistic", matrix, statistic, options);
    }

    private static PosteriorResult Run<TLabel>(string name, ConfusionMatrix<TLabel> matrix, Func<ConfusionMatrix<TLabel>, double> statistic, PosteriorOptions options)
        where TLabel : notnull
    {
        if (!matrix.Table.IsUnweighted) throw new ArgumentException("The samples are weighted, and weights are no counts; take a bootstrap.", nameof(matrix));
        var cells = new DirichletCells(matrix.Table, options.PriorMass);
        double[] draws = ReplicateLoop.Run(options.Replicates, options, () => 0, (b, _) =>
        {
            var random = new RandomStream(options.Seed, b);
            return statistic(new ConfusionMatrix<TLabel>(matrix.Classes, cells.Next(ref random), 0));
        });
        return new PosteriorResult(name, statistic(matrix), draws, UndefinedReplicates.Count(draws, options), options);
    }
}
