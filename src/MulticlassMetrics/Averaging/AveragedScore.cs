using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>A metric averaged over classes: the number, what it is, and what it was made of.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <remarks>
/// A value of NaN means undefined; a comparison with NaN is false, so a gate written <c>score.Value >= 0.8</c> does not pass on it. Immutable.
/// </remarks>
/// <example>
/// <code>
/// var matrix = ConfusionMatrix.FromLabels(["cat", "cat", "dog"], ["cat", "dog", "dog"]);
/// var score = Averager.Macro.F1(matrix);
/// score.Value;          // 0.667
/// score["dog"];         // 0.667
/// score.ToString() == "F1 (macro, 2 classes) = 0.667";
/// </code>
/// </example>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class AveragedScore<TLabel>
    where TLabel : notnull
{
    private readonly ClassList<TLabel> _classes;
    private readonly int? _deciding;
    private readonly Lazy<ImmutableArray<ClassValue<TLabel>>> _perClass;

    internal AveragedScore(ClassList<TLabel> classes, IMetric metric, string averager, AveragedParts parts)
    {
        if (parts.Weights.Length != classes.Count) throw Throw.DifferentLengths("classes", classes.Count, "values", parts.Weights.Length);
        _classes = classes;
        _deciding = parts.Deciding;
        Value = parts.Value;
        Metric = metric.Name;
        Direction = metric.Direction;
        Range = metric.Range;
        Averager = averager;
        UndefinedReason = parts.UndefinedReason;
        _perClass = new Lazy<ImmutableArray<ClassValue<TLabel>>>(() => Label(classes, parts));
    }

    /// <summary>The average; NaN where it is undefined.</summary>
    public double Value { get; }

    /// <summary>The metric's name.</summary>
    public string Metric { get; }

    /// <summary>Whether more of the metric is better.</summary>
    public MetricDirection Direction { get; }

    /// <summary>The smallest and the largest value that the metric can have.</summary>
    public MetricRange Range { get; }

    /// <summary>The averager's name.</summary>
    public string Averager { get; }

    /// <summary>What each class contributed, in the order of the classes.</summary>
    /// <value>Of a micro average of scores, which needs no class by itself, measured when first asked for; until then the score keeps the samples, and memory that they borrow must stay as it is.</value>
    public ImmutableArray<ClassValue<TLabel>> PerClass => _perClass.Value;

    /// <summary>Why the average itself was 0/0, even when the policy put a number in; else null. Reasons of single classes stand in <see cref="PerClass"/>.</summary>
    public string? UndefinedReason { get; }

    /// <summary>The value of a class, as it was averaged.</summary>
    /// <param name="label">The class.</param>
    /// <exception cref="ArgumentNullException"><paramref name="label"/> is null.</exception>
    /// <exception cref="KeyNotFoundException">The class was not averaged over.</exception>
    public double this[TLabel label] => PerClass[_classes.Require(label)].Value;

    /// <summary>The one class that the value is of, as for the worst class.</summary>
    /// <param name="label">The class, or the default.</param>
    /// <returns>Whether the value is of one class.</returns>
    public bool TryGetDecidingClass([MaybeNullWhen(false)] out TLabel label)
    {
        label = _deciding is { } position ? _classes[position] : default;
        return _deciding is not null;
    }

    /// <summary>What it is and its value to three digits, such as <c>F1 (macro, 3 classes) = 0.476</c>, with the reason where it is undefined.</summary>
    public override string ToString()
    {
        string of = _deciding is { } position ? $"{Averager} of {_classes.Count} classes: {MatrixText.Label(_classes[position])}" : $"{Averager}, {_classes.Count} classes";
        string value = double.IsNaN(Value) ? $"undefined ({Why()})" : Value.ToString("0.000", CultureInfo.InvariantCulture);
        return $"{Metric} ({of}) = {value}";
    }

    private static ImmutableArray<ClassValue<TLabel>> Label(ClassList<TLabel> classes, AveragedParts parts)
    {
        var perClass = ImmutableArray.CreateBuilder<ClassValue<TLabel>>(classes.Count);
        for (int c = 0; c < classes.Count; c++) perClass.Add(new ClassValue<TLabel>(classes[c], parts.Values[c], parts.Weights[c], null));
        foreach (UndefinedPart part in parts.Undefined) perClass[part.Position] = perClass[part.Position] with { UndefinedReason = part.Reason };
        return perClass.MoveToImmutable();
    }

    private string Why()
    {
        if (UndefinedReason is not null) return UndefinedReason;
        foreach (ClassValue<TLabel> part in PerClass)
        {
            if (part.UndefinedReason is not null) return $"{MatrixText.Label(part.Class)}: {part.UndefinedReason}";
        }

        return "NaN";
    }
}
