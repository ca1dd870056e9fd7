using System.Diagnostics.CodeAnalysis;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>Sets two models against each other on the same samples; see <see cref="PairedComparison{TLabel}"/>.</summary>
public static class PairedComparison
{
    /// <summary>Compares the predictions of two models, and their scores where there are any.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="first">The labels of the first model.</param>
    /// <param name="second">The labels of the second model: of the same samples in the same order, over the same classes.</param>
    /// <param name="firstScores">The scores of the first model for the same samples; null for none.</param>
    /// <param name="secondScores">The scores of the second model; null for none.</param>
    /// <param name="weights">What sample weights mean.</param>
    /// <returns>The comparison.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="first"/> or <paramref name="second"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The samples are not the same: the message names the first row whose actual label or weight disagrees. The models have different classes or compare labels
    /// differently. Only one has scores.
    /// </exception>
    public static PairedComparison<TLabel> Of<TLabel>(
        LabelPairs<TLabel> first,
        LabelPairs<TLabel> second,
        ClassScores<TLabel>? firstScores = null,
        ClassScores<TLabel>? secondScores = null,
        WeightMeaning weights = WeightMeaning.Sampling)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        RequireSame(PairedRows<TLabel>.Of(first), PairedRows<TLabel>.Of(second), nameof(first), nameof(second));
        if (firstScores is null && secondScores is null) return new PairedComparison<TLabel>(first, second, null, null, weights, null);
        if (firstScores is null) throw new ArgumentException("The second model has scores and the first has none.", nameof(firstScores));
        if (secondScores is null) throw new ArgumentException("The first model has scores and the second has none.", nameof(secondScores));
        PairedRows<TLabel>.Of(first).RequireSame(PairedRows<TLabel>.Of(firstScores), nameof(first), nameof(firstScores));
        RequireSame(PairedRows<TLabel>.Of(firstScores), PairedRows<TLabel>.Of(secondScores), nameof(firstScores), nameof(secondScores));
        return new PairedComparison<TLabel>(first, second, firstScores, secondScores, weights, null);
    }

    /// <summary>Compares the scores of two models that were made without predicting labels.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="first">The scores of the first model.</param>
    /// <param name="second">The scores of the second model: of the same samples in the same order, over the same classes.</param>
    /// <param name="weights">What sample weights mean.</param>
    /// <returns>The comparison, of metrics of scores only.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="first"/> or <paramref name="second"/> is null.</exception>
    /// <exception cref="ArgumentException">As for labels.</exception>
    public static PairedComparison<TLabel> Of<TLabel>(ClassScores<TLabel> first, ClassScores<TLabel> second, WeightMeaning weights = WeightMeaning.Sampling)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        RequireSame(PairedRows<TLabel>.Of(first), PairedRows<TLabel>.Of(second), nameof(first), nameof(second));
        return new PairedComparison<TLabel>(null, null, first, second, weights, null);
    }

    [SuppressMessage("Usage", "CA2208:Instantiate argument exceptions correctly", Justification = "The names are those of the callers' parameters.")]
    private static void RequireSame<TLabel>(PairedRows<TLabel> first, PairedRows<TLabel> second, string firstName, string secondName)
        where TLabel : notnull
    {
        first.RequireSame(second, firstName, secondName);
        first.RequireSameClasses(second, firstName, secondName);
    }
}
