namespace MulticlassMetrics.Kernels;

/// <summary>The classes of a saved state as texts, and as labels again.</summary>
internal static class SavedClasses
{
    /// <exception cref="FormatException">A label has no text, or one that reads as another label.</exception>
    public static string[] Write<TLabel>(IReadOnlyList<TLabel> labels, LabelText<TLabel> text, IEqualityComparer<TLabel> comparer)
        where TLabel : notnull
    {
        string[] texts = new string[labels.Count];
        for (int c = 0; c < texts.Length; c++)
        {
            texts[c] = text.Write(labels[c]);
            if (!comparer.Equals(text.Read(texts[c]), labels[c])) throw new FormatException($"The label '{labels[c]}' is written as '{texts[c]}', which reads as another.");
        }

        return texts;
    }

    /// <exception cref="InvalidDataException">A text is of no label, or two are of the same one; the comparer is not the one that was used.</exception>
    public static TLabel[] Read<TLabel>(string[] classes, LabelText<TLabel> text, IEqualityComparer<TLabel>? comparer, bool ownComparer)
        where TLabel : notnull
    {
        bool own = comparer is not null && !LabelEquality.Same(comparer, EqualityComparer<TLabel>.Default);
        if (own != ownComparer)
        {
            throw new InvalidDataException(ownComparer
                ? "The saved state compared labels in its own way; load it with the same comparer."
                : "The saved state compared labels in the common way; load it without a comparer.");
        }

        try
        {
            TLabel[] labels = Array.ConvertAll(classes, text.Read);
            _ = new ClassList<TLabel>(labels, comparer, isDeclared: true);
            return labels;
        }
        catch (Exception cause) when (cause is FormatException or ArgumentException)
        {
            throw new InvalidDataException("The saved state has a class that cannot be: " + cause.Message, cause);
        }
    }

    /// <summary>The same, with what else there is to binding batches of scores.</summary>
    public static ScoreBatches<TLabel> Batches<TLabel>(string[] classes, LabelText<TLabel> text, IEqualityComparer<TLabel>? comparer, bool ownComparer, bool drop)
        where TLabel : notnull =>
        new(Read(classes, text, comparer, ownComparer), drop ? UndeclaredLabels.Drop : UndeclaredLabels.Throw, comparer);
}
