using System.Collections.Immutable;

namespace MulticlassMetrics;

/// <summary>What a model must reach to be let through: requirements that are judged all at once, each with pass, fail or cannot tell.</summary>
/// <remarks>
/// Without a level of confidence the value decides. With one, c, the bounds decide: pass where the one-sided lower bound reaches the threshold, fail where the upper
/// bound is below it, else inconclusive, with the number of samples that would decide with 80% probability. The bounds are the ends of the two-sided interval at 2c − 1 that
/// <see cref="Evaluation{TLabel}.Estimate"/> gives, so that a model exactly at the threshold passes with a probability of about 1 − c; for a ceiling all is mirrored, and a range
/// must hold both bounds. Against a baseline the bounds are those of the paired difference (non-inferiority). The bounds are no more exact than those of the estimate: by Wilson's
/// bound at 0.95 a class whose recall is at the threshold passes with 4.7% probability at 0.8 and 100 cases, but with 8.7% at 0.2 and 20 cases; an average over classes of two or three cases passes more often still, and its finding warns of them.
/// What is undefined or missing fails, and says why. A class that is 0/0 and stands in as a number by the averager's <see cref="UndefinedPolicy"/> may pass only where no other
/// number could make the value worse: as zero under a floor, but not under a ceiling. Needs no test framework. Immutable.
/// </remarks>
/// <example>
/// <code>
/// string[] actual    = ["cat", "cat", "cat", "cat", "dog", "dog", "dog", "owl"];
/// string[] predicted = ["cat", "cat", "cat", "dog", "dog", "dog", "owl", "dog"];
/// var gate = new Gate("pets",
/// [
///     Measure.Average(Averager.Macro, Metric.F1).AtLeast(0.40),
///     Measure.OfClass("cat", Metric.Precision).AtLeast(0.90),
///     Measure.EachClass(Metric.Recall).AtLeast(0.50),
///     GateRequirement.SupportAtLeast(1),
/// ]);
/// GateResult result = gate.Evaluate(Evaluation.Of(actual, predicted));
/// result.FailedCount;                                  // 1 for owl is never found
/// result.IsPass == false;
/// Console.WriteLine(result);
///
/// var sure = new Gate("pets", [Measure.OfClass("cat", Metric.Precision).AtLeast(0.90)], confidence: 0.95);
/// sure.Evaluate(Evaluation.Of(actual, predicted)).InconclusiveCount;   // 1 since 3 of 3 say little
/// </code>
/// </example>
public sealed class Gate
{
    /// <summary>Makes a gate.</summary>
    /// <param name="name">The name to print.</param>
    /// <param name="requirements">What is required.</param>
    /// <param name="confidence">The one-sided level of every requirement that has none of its own, above 0.5 and below 1; null to let values alone decide.</param>
    /// <param name="inconclusivePasses">Whether <see cref="GateVerdict.Inconclusive"/> lets a model through; it does not unless said otherwise.</param>
    /// <exception cref="ArgumentNullException"><paramref name="requirements"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null or blank; there are no requirements, or one is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not above 0.5 and below 1.</exception>
    public Gate(string name, IEnumerable<GateRequirement> requirements, double? confidence = null, bool inconclusivePasses = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(requirements);
        Name = name;
        Requirements = [.. requirements];
        if (Requirements.IsEmpty) throw new ArgumentException("A gate without requirements would let everything through.", nameof(requirements));
        int missing = Requirements.IndexOf(null!);
        if (missing >= 0) throw new ArgumentException(FormattableString.Invariant($"The requirement at position {missing} is null."), nameof(requirements));
        Confidence = Checked(confidence, nameof(confidence));
        InconclusivePasses = inconclusivePasses;
    }

    /// <summary>The name to print.</summary>
    public string Name { get; }

    /// <summary>What is required, in the order of the results.</summary>
    public ImmutableArray<GateRequirement> Requirements { get; }

    /// <summary>The one-sided level of every requirement that has none of its own; null where values alone decide.</summary>
    public double? Confidence { get; }

    /// <summary>Whether an inconclusive verdict lets a model through.</summary>
    public bool InconclusivePasses { get; }

    /// <summary>Judges a model, all requirements at once.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="evaluation">The model on a test set.</param>
    /// <param name="baseline">The model not to be worse than; null for none, with which every requirement against it fails.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="evaluation"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The baseline is of other rows, classes or actual labels: the message names the difference. A class of a requirement is of another type than the labels. With a level of
    /// confidence, a metric is not smooth in the weights of the rows, or an averager's derivative is not known.
    /// </exception>
    public GateResult Evaluate<TLabel>(Evaluation<TLabel> evaluation, Baseline? baseline = null)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        BaselineRun<TLabel>? run = baseline is null ? null : new BaselineRun<TLabel>(baseline.Name, evaluation, baseline.For(evaluation));
        return new GateResult(
            this, [.. Requirements.Select(requirement => requirement.Judge(evaluation, run, Confidence))], evaluation.SampleCount, evaluation.Classes.Count);
    }

    /// <summary>Judges a model and throws where it is not let through.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="evaluation">The model on a test set.</param>
    /// <param name="baseline">The model not to be worse than; null for none.</param>
    /// <returns>The result, which is a pass.</returns>
    /// <exception cref="GateFailedException">The model is not let through; the message is the result's.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="evaluation"/> is null.</exception>
    /// <exception cref="ArgumentException">As for <see cref="Evaluate"/>.</exception>
    public GateResult Check<TLabel>(Evaluation<TLabel> evaluation, Baseline? baseline = null)
        where TLabel : notnull
    {
        GateResult result = Evaluate(evaluation, baseline);
        return result.IsPass ? result : throw new GateFailedException(result);
    }

    /// <summary>The name and the requirements, one a line.</summary>
    public override string ToString() => $"Gate '{Name}'\n{string.Join('\n', Requirements)}";

    internal static double? Checked(double? confidence, string name) => confidence is null or (> 0.5 and < 1)
        ? confidence
        : throw new ArgumentOutOfRangeException(name, confidence, "A one-sided level of confidence must be above 0.5 and below 1.");
}
