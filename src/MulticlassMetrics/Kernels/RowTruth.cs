namespace MulticlassMetrics.Kernels;

/// <summary>What each row is, by which statistics of the same samples are told from those of others.</summary>
internal abstract class RowTruth(int classCount, int[] positions)
{
    /// <summary>The position of each row's actual class; the number of classes for a row that is of none of them, negative for one that takes no part.</summary>
    protected int[] Positions { get; } = positions;

    protected int ClassCount { get; } = classCount;

    /// <summary>Whether the rows that take part in both are the same; the order of the classes, and classes without rows, make no difference.</summary>
    public bool Agrees(RowTruth other)
    {
        if (Positions.Length != other.Positions.Length) return false;
        int[]? place = PlacesIn(other), placeOfOther = other.PlacesIn(this);
        return place is null || placeOfOther is null ? SamePartition(other) : SameLabels(other, place, placeOfOther);
    }

    /// <summary>The position that each class has in the other, -1 for none; null where labels of two types cannot be compared.</summary>
    protected abstract int[]? PlacesIn(RowTruth other);

    private bool SameLabels(RowTruth other, int[] place, int[] placeOfOther)
    {
        for (int row = 0; row < Positions.Length; row++)
        {
            int mine = Positions[row], theirs = other.Positions[row];
            if (mine < 0 || theirs < 0) continue;
            bool same = mine < ClassCount
                ? theirs < other.ClassCount ? place[mine] == theirs : place[mine] < 0
                : theirs >= other.ClassCount || placeOfOther[theirs] < 0;
            if (!same) return false;
        }

        return true;
    }

    // Labels of two types: the classes must correspond one to one, but for the rest of a table with one column.
    private bool SamePartition(RowTruth other)
    {
        int[] forth = new int[ClassCount], back = new int[other.ClassCount];
        Array.Fill(forth, -1);
        Array.Fill(back, -1);
        for (int row = 0; row < Positions.Length; row++)
        {
            int mine = Positions[row], theirs = other.Positions[row];
            if (mine < 0 || theirs < 0) continue;
            if (mine < ClassCount && forth[mine] != theirs && forth[mine] >= 0) return false;
            if (theirs < other.ClassCount && back[theirs] != mine && back[theirs] >= 0) return false;
            if (mine < ClassCount) forth[mine] = theirs;
            if (theirs < other.ClassCount) back[theirs] = mine;
        }

        return true;
    }
}

/// <summary>The truth of rows by labels of one type.</summary>
internal sealed class RowTruth<TLabel>(ClassList<TLabel> classes, int[] positions) : RowTruth(classes.Count, positions)
    where TLabel : notnull
{
    private readonly ClassList<TLabel> _classes = classes;

    protected override int[]? PlacesIn(RowTruth other) => other is RowTruth<TLabel> same ? [.. _classes.Select(same._classes.IndexOf)] : null;
}
