namespace MulticlassMetrics;

/// <summary>Some classes of scored samples, to average over; samples of the other classes still count as negatives.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <remarks>Made by <see cref="ClassScores{TLabel}.Select"/>. Immutable.</remarks>
public sealed class ScoreSelection<TLabel> : IClassParts<TLabel, ScoredClass>
    where TLabel : notnull
{
    private readonly ScoredClass[] _perClass;

    internal ScoreSelection(ClassScores<TLabel> scores, TLabel[] labels)
    {
        if (labels.Length == 0) throw new ArgumentException("No class is named.", nameof(labels));
        Scores = scores;
        Classes = new ClassList<TLabel>(labels, scores.Classes.Comparer, isDeclared: true);
        _perClass = Array.ConvertAll(labels, label => scores[label]);
    }

    /// <summary>What the classes are chosen from.</summary>
    public ClassScores<TLabel> Scores { get; }

    /// <inheritdoc/>
    public ClassList<TLabel> Classes { get; }

    /// <inheritdoc/>
    public ReadOnlySpan<ScoredClass> PerClass => _perClass;
}
