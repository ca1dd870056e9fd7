namespace MulticlassMetrics.Kernels;

/// <summary>The data that can be drawn anew: by cells where only they matter, else by rows.</summary>
internal static class Resamplers
{
    public static Resampler<ConfusionMatrix<TLabel>> Of<TLabel>(ConfusionMatrix<TLabel> matrix, CellAtoms atoms)
        where TLabel : notnull =>
        new(matrix, matrix.SampleCount, atoms.Draw, counts => new ConfusionMatrix<TLabel>(matrix.Classes, atoms.Take(0, counts), 0));

    /// <summary>Of a matrix of which only the counts of its classes matter.</summary>
    public static Resampler<BinaryCounts[]> OfClasses(ConfusionMatrix matrix, CellAtoms atoms) =>
        new(matrix.PerClass.ToArray(), matrix.SampleCount, atoms.Draw, counts => atoms.CountClasses(0, counts));

    public static Resampler<(ConfusionMatrix<TLabel> First, ConfusionMatrix<TLabel> Second)> Of<TLabel>(LabelPairs<TLabel> first, LabelPairs<TLabel> second, CellAtoms atoms)
        where TLabel : notnull
    {
        ClassList<TLabel> classes = first.Matrix.Classes;
        return new((first.Matrix, second.Matrix), first.Matrix.SampleCount, atoms.Draw,
            counts => (new ConfusionMatrix<TLabel>(classes, atoms.Take(0, counts), 0), new ConfusionMatrix<TLabel>(classes, atoms.Take(1, counts), 0)));
    }

    /// <summary>Of one or several models' scores of the same rows. A row that is drawn twice weighs twice, which for every statistic of scores is the same as standing there twice.</summary>
    public static Resampler<ClassScores<TLabel>[]> Of<TLabel>(ClassScores<TLabel>[] models, RowAtoms atoms)
        where TLabel : notnull
    {
        ScoreTable table = models[0].Table;
        return new(models, models[0].SampleCount, atoms.Draw, counts =>
        {
            int[] actual = new int[table.Rows];
            double[] weights = new double[table.Rows];
            Array.Fill(actual, ScoreTable.Excluded);
            for (int a = 0; a < counts.Length; a++)
            {
                if (counts[a] == 0) continue;
                foreach (int row in atoms.RowsOf(a))
                {
                    actual[row] = table.Actual[row];
                    weights[row] = counts[a] * table.WeightOf(row);
                }
            }

            return Array.ConvertAll(models, model => new ClassScores<TLabel>(model.Classes, model.Table.With(actual, weights), 0));
        });
    }

    public static Resampler<IReadOnlyList<TRow>> Of<TRow>(IReadOnlyList<TRow> rows, RowAtoms atoms) => new(rows, rows.Count, atoms.Draw, counts =>
    {
        var drawn = new List<TRow>(rows.Count);
        for (int a = 0; a < counts.Length; a++)
        {
            foreach (int row in counts[a] == 0 ? [] : atoms.RowsOf(a))
            {
                for (long again = 0; again < counts[a]; again++) drawn.Add(rows[row]);
            }
        }

        return drawn;
    });
}
