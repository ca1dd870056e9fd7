namespace MulticlassMetrics.Assertions;

/// <summary>Where a sentence about a model begins: <c>Should()</c>.</summary>
/// <remarks>
/// A sentence is judged by its last word, such as <see cref="Expectation{TAssertions}.AtLeast"/>; without it nothing is tested. A model that does not do as the sentence says
/// fails the test, at once or with the others of an assertion scope; a sentence that makes no sense, such as a threshold of 80 for a share, throws an argument exception instead.
/// What is undefined (NaN) or missing never passes.
/// </remarks>
/// <example>
/// <code>
/// string[] actual    = ["cat", "cat", "cat", "cat", "dog", "dog", "dog", "owl"];
/// string[] predicted = ["cat", "cat", "cat", "dog", "dog", "dog", "owl", "dog"];
/// var evaluation = Evaluation.Of(actual, predicted);
///
/// evaluation.Should().HaveF1(Averager.Macro).AtLeast(0.45, because: "the last release had that")
///     .And.Have("cat", Metric.Precision).AtLeast(0.90);
/// evaluation.Should().WithConfidence(0.95).HaveF1(Averager.Micro).AtLeast(0.30);
/// evaluation.Matrix.Should().HaveRecall(Averager.Worst).AtMost(0.10);
/// Averager.Macro.F1(evaluation.Matrix).Should().BeAtLeast(0.45);
/// </code>
/// </example>
public static class AssertionExtensions
{
    /// <summary>Begins a sentence about a model on a test set.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="evaluation">The model on its test set.</param>
    /// <returns>What can be said of it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="evaluation"/> is null.</exception>
    public static EvaluationAssertions<TLabel> Should<TLabel>(this Evaluation<TLabel> evaluation)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        return new EvaluationAssertions<TLabel>(evaluation, null);
    }

    /// <summary>Begins a sentence about a model of which only the scores are known: it predicts the class with the highest.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="scores">The scores.</param>
    /// <returns>What can be said of it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scores"/> is null.</exception>
    public static EvaluationAssertions<TLabel> Should<TLabel>(this ClassScores<TLabel> scores)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(scores);
        return new EvaluationAssertions<TLabel>(Evaluation.Of(scores), null);
    }

    /// <summary>Begins a sentence about a model of which only the counts are known.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="matrix">The counts.</param>
    /// <returns>What can be said of it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="matrix"/> is null.</exception>
    public static MatrixAssertions<TLabel> Should<TLabel>(this ConfusionMatrix<TLabel> matrix)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return new MatrixAssertions<TLabel>(matrix, null);
    }

    /// <summary>Begins a sentence about one average.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="score">The average.</param>
    /// <returns>What can be said of it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="score"/> is null.</exception>
    public static AveragedScoreAssertions<TLabel> Should<TLabel>(this AveragedScore<TLabel> score)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(score);
        return new AveragedScoreAssertions<TLabel>(score);
    }

    /// <summary>Begins a sentence about a second model against a first on the same samples.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="comparison">The comparison.</param>
    /// <returns>What can be said of the second model.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="comparison"/> is null.</exception>
    public static ComparisonAssertions<TLabel> Should<TLabel>(this PairedComparison<TLabel> comparison)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return new ComparisonAssertions<TLabel>(comparison, null);
    }

    /// <summary>Begins a sentence about what a gate said.</summary>
    /// <param name="result">What it said.</param>
    /// <returns>What can be said of it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    public static GateResultAssertions Should(this GateResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new GateResultAssertions(result);
    }
}
