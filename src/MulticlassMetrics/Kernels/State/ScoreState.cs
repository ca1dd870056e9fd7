namespace MulticlassMetrics.Kernels;

/// <summary>What is saved of scores that are kept: the rows as they came.</summary>
internal sealed class ScoreState : IState<ScoreState>
{
    public static StateKind Kind => StateKind.ScoreAccumulator;

    public required string[] Classes { get; init; }

    public required bool DropUndeclared { get; init; }

    /// <summary>Whether labels were compared in another way than the common one, which is not saved.</summary>
    public required bool OwnComparer { get; init; }

    /// <summary>The column of each row's class, or -1.</summary>
    public required ReadOnlyMemory<int> Actual { get; init; }

    /// <summary>The weight of each row; null where each weighs one.</summary>
    public required ReadOnlyMemory<double>? Weights { get; init; }

    /// <summary>The scores where they are float, else null.</summary>
    public required ReadOnlyMemory<float>? Singles { get; init; }

    public required ReadOnlyMemory<double> Doubles { get; init; }

    public void Write(StateWriter writer)
    {
        writer.Texts("classes", Classes);
        writer.Flag("dropUndeclared", DropUndeclared);
        writer.Flag("ownComparer", OwnComparer);
        writer.Wholes("actual", Actual.Span);
        writer.Flag("weighted", Weights is not null);
        if (Weights is { } weights) writer.Numbers("weights", weights.Span);
        writer.Flag("float", Singles is not null);
        if (Singles is { } singles) writer.Numbers("scores", singles.Span);
        else writer.Numbers("scores", Doubles.Span);
    }

    public static ScoreState Read(StateReader reader)
    {
        string[] classes = reader.Texts("classes");
        bool drop = reader.Flag("dropUndeclared"), ownComparer = reader.Flag("ownComparer");
        int[] actual = reader.Wholes("actual");
        double[]? weights = reader.Flag("weighted") ? reader.Numbers("weights") : null;
        float[]? singles = reader.Flag("float") ? reader.Singles("scores") : null;
        double[] doubles = singles is null ? reader.Numbers("scores") : [];

        if (classes.Length == 0) throw new InvalidDataException("The saved state declares no classes.");
        if (weights is not null && weights.Length != actual.Length) throw new InvalidDataException($"The saved state has {actual.Length} rows and {weights.Length} weights.");
        long scores = singles?.Length ?? doubles.Length;
        if (scores != (long)actual.Length * classes.Length) throw new InvalidDataException($"The saved state has {actual.Length} rows, {classes.Length} classes and {scores} scores.");
        foreach (int column in actual)
        {
            if (column >= classes.Length || (column < 0 && !drop)) throw new InvalidDataException($"The saved state has a row of class {column}, of which there are {classes.Length}.");
        }

        foreach (double weight in weights ?? [])
        {
            if (!(weight >= 0 && double.IsFinite(weight))) throw new InvalidDataException($"The saved state has a weight of {weight}.");
        }

        if (Array.Exists(doubles, double.IsNaN) || (singles is not null && Array.Exists(singles, float.IsNaN))) throw new InvalidDataException("The saved state has a score of NaN.");
        return new ScoreState
        {
            Classes = classes,
            DropUndeclared = drop,
            OwnComparer = ownComparer,
            Actual = actual,
            // Told that it is nullable: else an array that is null would become an empty memory.
            Weights = weights is null ? default(ReadOnlyMemory<double>?) : weights.AsMemory(),
            Singles = singles is null ? default(ReadOnlyMemory<float>?) : singles.AsMemory(),
            Doubles = doubles,
        };
    }
}
