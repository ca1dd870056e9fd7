using System.Collections.Immutable;

namespace MulticlassMetrics;

/// <summary>One thing that a gate requires.</summary>
/// <remarks>
/// Made from what is measured (<see cref="GateSubject.AtLeast"/>, <see cref="GateSubject.AtMost"/>, <see cref="GateSubject.Within(double, double)"/>,
/// <see cref="GateSubject.NotWorseThanBaseline"/>) or by <see cref="SupportAtLeast"/>. Immutable: the members below return a changed copy. <see cref="Gate"/> shows an example.
/// </remarks>
public sealed record GateRequirement
{
    internal GateRequirement(GateRule rule) => Rule = rule;

    /// <summary>What is required, such as <c>recall of fraud at least 0.700</c>.</summary>
    public string Name => Rule.Name + (Slice is null ? "" : SliceKeys.IsEmpty ? $" for each {Slice}" : $" where {Slice} is {string.Join(" or ", SliceKeys)}");

    /// <summary>The one-sided level of this requirement; null where the value alone decides, or where the gate says (<see cref="HasOwnConfidence"/>).</summary>
    public double? Confidence { get; private init; }

    /// <summary>Whether <see cref="Confidence"/> stands in place of the gate's.</summary>
    public bool HasOwnConfidence { get; private init; }

    /// <summary>The name of the slice in which it is required; null for all rows.</summary>
    public string? Slice { get; private init; }

    /// <summary>The keys of the slice for each of which it is required; empty for all keys that occur.</summary>
    public ImmutableArray<string> SliceKeys { get; private init; } = [];

    /// <summary>How the level is kept over several classes or slices.</summary>
    public MultipleTesting MultipleTesting { get; private init; }

    internal GateRule Rule { get; }

    /// <summary>Requires that every class has a number of samples.</summary>
    /// <param name="minimum">The number of rows of each class that is enough, whatever they weigh.</param>
    /// <returns>The requirement.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="minimum"/> is less than 1.</exception>
    public static GateRequirement SupportAtLeast(int minimum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minimum, 1);
        return new GateRequirement(new SupportRule<object>(minimum, null));
    }

    /// <summary>Requires that each of some classes has a number of samples.</summary>
    /// <typeparam name="TClass">The type of the labels.</typeparam>
    /// <param name="minimum">The number of rows of each class that is enough, whatever they weigh.</param>
    /// <param name="labels">The classes, each of which must exist.</param>
    /// <returns>The requirement.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="labels"/> is null.</exception>
    /// <exception cref="ArgumentException">No class is named, one is named twice, or one is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="minimum"/> is less than 1.</exception>
    public static GateRequirement SupportAtLeast<TClass>(int minimum, IEnumerable<TClass> labels)
        where TClass : notnull
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minimum, 1);
        return new GateRequirement(new SupportRule<TClass>(minimum, [.. ClassMeasures.Distinct(labels)]));
    }

    /// <summary>Sets the level of this requirement in place of the gate's.</summary>
    /// <param name="confidence">The one-sided level, above 0.5 and below 1; null to let the value alone decide.</param>
    /// <returns>The changed requirement.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not above 0.5 and below 1.</exception>
    public GateRequirement WithConfidence(double? confidence) => this with { Confidence = Gate.Checked(confidence, nameof(confidence)), HasOwnConfidence = true };

    /// <summary>Says how the level is kept over several classes or slices; Holm's procedure unless said otherwise.</summary>
    /// <param name="adjustment">The way.</param>
    /// <returns>The changed requirement.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="adjustment"/> is not a value of its enumeration.</exception>
    public GateRequirement WithMultipleTesting(MultipleTesting adjustment) => Enum.IsDefined(adjustment)
        ? this with { MultipleTesting = adjustment }
        : throw new ArgumentOutOfRangeException(nameof(adjustment), adjustment, "There is no such adjustment.");

    /// <summary>Requires it in parts of the test set, each of which must exist.</summary>
    /// <param name="name">The name of the slice, such as <c>region</c>.</param>
    /// <param name="keys">The keys, for each of which it is required.</param>
    /// <returns>The changed requirement.</returns>
    /// <exception cref="ArgumentNullException">An argument or a key is null.</exception>
    /// <exception cref="ArgumentException">There are no keys, or one is named twice.</exception>
    public GateRequirement InSlices(string name, params IEnumerable<string> keys)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(keys);
        ImmutableArray<string> named = [.. keys];
        if (named.IsEmpty) throw new ArgumentException($"No key of slice '{name}' is named.", nameof(keys));
        for (int i = 0; i < named.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(named[i], nameof(keys));
            if (named.IndexOf(named[i]) < i) throw new ArgumentException($"The key '{named[i]}' of slice '{name}' is named twice.", nameof(keys));
        }

        return this with { Slice = name, SliceKeys = named };
    }

    /// <summary>Requires it in every part of the test set.</summary>
    /// <param name="name">The name of the slice, such as <c>region</c>: for each key that occurs.</param>
    /// <returns>The changed requirement.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public GateRequirement InEverySlice(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return this with { Slice = name, SliceKeys = [] };
    }

    /// <summary>What is required.</summary>
    public override string ToString() => Name;

    internal GateRequirementResult Judge<TLabel>(Evaluation<TLabel> evaluation, BaselineRun<TLabel>? baseline, double? confidence)
        where TLabel : notnull
    {
        double? level = HasOwnConfidence ? Confidence : confidence;
        GateClaim[] claims = [.. ClaimsOn(evaluation, baseline)];
        bool isFamily = Rule.IsFamily || (Slice is not null && SliceKeys.Length != 1);
        return new GateRequirementResult(this, isFamily, level, GateJudge.Judge(claims, level, MultipleTesting));
    }

    private IEnumerable<GateClaim> ClaimsOn<TLabel>(Evaluation<TLabel> evaluation, BaselineRun<TLabel>? baseline)
        where TLabel : notnull
    {
        if (Slice is null) return Rule.ClaimsOn(evaluation, baseline);
        if (!evaluation.SliceNames.Contains(Slice)) return [Missing(evaluation, SliceKeys is [var only] ? only : null)];
        IEnumerable<string> keys = SliceKeys.IsEmpty ? evaluation.SliceKeys(Slice) : SliceKeys;
        return keys.SelectMany(key =>
        {
            if (evaluation.TrySlice(Slice, key) is not { } part) return [Missing(evaluation, key)];
            BaselineRun<TLabel>? of = baseline is not null && baseline.Evaluation.TrySlice(Slice, key) is { } same ? new BaselineRun<TLabel>(baseline.Name, part, same) : null;
            return Rule.ClaimsOn(part, of).Select(claim => claim with
            {
                Finding = claim.Finding with { Subject = $"{claim.Finding.Subject} where {Slice} is {key}", Slice = Slice, SliceKey = key },
            });
        });
    }

    private GateClaim Missing<TLabel>(Evaluation<TLabel> evaluation, string? key)
        where TLabel : notnull
    {
        string where = key is null ? $"for each {Slice}" : $"where {Slice} is {key}";
        return new GateClaim(new GateFinding { Subject = $"{Rule.Name} {where}", Slice = Slice, SliceKey = key, Samples = evaluation.SampleCount, Reason = evaluation.WhyNoSlice(Slice!, key) }, default);
    }
}
