using System.Collections.Immutable;

namespace MulticlassMetrics;

/// <summary>An average with what it was made of, classes being known by position only.</summary>
/// <remarks>What an <see cref="IAverager"/> returns; the members that know labels turn it into an <see cref="AveragedScore{TLabel}"/>. Immutable.</remarks>
public sealed class AveragedParts
{
    private readonly Lazy<(ImmutableArray<double> Values, ImmutableArray<UndefinedPart> Undefined)> _classes;

    /// <summary>Makes a result.</summary>
    /// <param name="value">The average; NaN where it is undefined.</param>
    /// <param name="values">The value of each class as it was averaged.</param>
    /// <param name="weights">The share of each class in the average; NaN where the average is no mean of class values.</param>
    /// <param name="undefined">The classes whose value was 0/0.</param>
    /// <param name="deciding">The position of the one class that the value is of, if it is of one.</param>
    /// <param name="undefinedReason">Why the average itself was 0/0, if it was, even when the policy put a number in.</param>
    /// <exception cref="ArgumentException">There are not as many weights as values, or an array is default.</exception>
    public AveragedParts(
        double value, ImmutableArray<double> values, ImmutableArray<double> weights, ImmutableArray<UndefinedPart> undefined, int? deciding = null, string? undefinedReason = null)
    {
        if (values.IsDefault || weights.IsDefault || undefined.IsDefault) throw new ArgumentException("An array is default.", nameof(values));
        if (values.Length != weights.Length) throw new ArgumentException($"There are {values.Length} values and {weights.Length} weights.", nameof(weights));
        Value = value;
        _classes = new Lazy<(ImmutableArray<double>, ImmutableArray<UndefinedPart>)>((values, undefined));
        Weights = weights;
        Deciding = deciding;
        UndefinedReason = undefinedReason;
    }

    /// <summary>Makes a result whose classes are measured when somebody asks for them.</summary>
    internal AveragedParts(
        double value, Func<(ImmutableArray<double> Values, ImmutableArray<UndefinedPart> Undefined)> classes, ImmutableArray<double> weights, string? undefinedReason)
    {
        Value = value;
        _classes = new Lazy<(ImmutableArray<double> Values, ImmutableArray<UndefinedPart> Undefined)>(classes);
        Weights = weights;
        UndefinedReason = undefinedReason;
    }

    /// <summary>The average; NaN where it is undefined.</summary>
    public double Value { get; }

    /// <summary>The value of each class as it was averaged, after the undefined policy; NaN for a skipped class.</summary>
    public ImmutableArray<double> Values => _classes.Value.Values;

    /// <summary>The share of each class in the average; they sum to one. NaN where the average is no mean of class values.</summary>
    public ImmutableArray<double> Weights { get; }

    /// <summary>The classes whose value was undefined, with the reason, whatever the policy put in.</summary>
    public ImmutableArray<UndefinedPart> Undefined => _classes.Value.Undefined;

    /// <summary>The position of the one class that the value is of, as for the worst class; else null.</summary>
    public int? Deciding { get; }

    /// <summary>Why the average itself was 0/0, even when the policy put a number in; else null.</summary>
    public string? UndefinedReason { get; }
}
