namespace MulticlassMetrics.Kernels;

/// <summary>Whether two models were given the same rows; if not, an error that says where they part.</summary>
internal static class SamePairing
{
    public static void Require<TLabel>(LabelPairs<TLabel> first, LabelPairs<TLabel> second)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        RequireRows(first.RowCount, second.RowCount);
        RequireClasses(first.Matrix.Classes, second.Matrix.Classes);
        RequireSame(first.Matrix.Classes, first.RowCount, first.ClassOfRow, second.ClassOfRow, first.Units.WeightOf, second.Units.WeightOf);
    }

    public static void Require<TLabel>(ClassScores<TLabel> first, ClassScores<TLabel> second)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        RequireRows(first.RowCount, second.RowCount);
        RequireClasses(first.Classes, second.Classes);
        RequireSame(first.Classes, first.RowCount, row => first.Table.Actual[row], row => second.Table.Actual[row], first.Table.WeightOf, second.Table.WeightOf);
    }

    private static void RequireRows(int first, int second)
    {
        if (first != second) throw new ArgumentException($"The models are not on the same rows: there are {first} for the first and {second} for the second.", nameof(second));
    }

    private static void RequireClasses<TLabel>(ClassList<TLabel> first, ClassList<TLabel> second)
        where TLabel : notnull
    {
        if (first.Equals(second)) return;
        foreach ((ClassList<TLabel> own, ClassList<TLabel> other, string name) in new[] { (first, second, "first"), (second, first, "second") })
        {
            foreach (TLabel label in own)
            {
                if (!other.Contains(label)) throw new ArgumentException($"'{MatrixText.Label(label)}' is a class of the {name} model only; declare the same classes for both.", nameof(second));
            }
        }

        throw new ArgumentException("The models have the same classes in another order, or compare labels differently; declare the same classes for both.", nameof(second));
    }

    private static void RequireSame<TLabel>(
        ClassList<TLabel> classes, int rows, Func<int, int> first, Func<int, int> second, Func<int, double> firstWeight, Func<int, double> secondWeight)
        where TLabel : notnull
    {
        for (int row = 0; row < rows; row++)
        {
            int one = first(row), two = second(row);
            if (one != two) throw new ArgumentException($"The models are not on the same rows: row {row} is {Text(one)} for the first and {Text(two)} for the second.", nameof(second));
            if (one >= 0 && firstWeight(row) != secondWeight(row))
            {
                throw new ArgumentException(FormattableString.Invariant($"The models are not on the same rows: row {row} weighs {firstWeight(row)} for the first and {secondWeight(row)} for the second."), nameof(second));
            }
        }

        string Text(int position) => position < 0 ? "left out" : position == classes.Count ? "of no class" : $"'{MatrixText.Label(classes[position])}'";
    }
}
