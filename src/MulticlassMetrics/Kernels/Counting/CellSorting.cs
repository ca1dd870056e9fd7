namespace MulticlassMetrics.Kernels;

/// <summary>Makes a table of cells in any order by sorting them twice by counting, by column and by row: linear in cells and classes, however many there are.</summary>
internal static class CellSorting
{
    /// <param name="classes">The number of rows and of columns.</param>
    /// <param name="runs">The cells, each run with the places of its rows and columns in the table; null where they are the places.</param>
    public static CellTable Sort(int classes, ReadOnlySpan<(CellRun Run, int[]? Places)> runs)
    {
        int total = 0;
        foreach ((CellRun run, _) in runs) total += run.Length;
        int[] rowStart = new int[classes + 1], columnStart = new int[classes + 1];
        foreach ((CellRun run, int[]? places) in runs)
        {
            foreach (ulong cell in run.Cells.AsSpan(0, run.Length))
            {
                (int row, int column) = Place(cell, places);
                rowStart[row + 1]++;
                columnStart[column + 1]++;
            }
        }

        for (int c = 0; c < classes; c++)
        {
            rowStart[c + 1] += rowStart[c];
            columnStart[c + 1] += columnStart[c];
        }

        int[] next = columnStart.AsSpan(0, classes).ToArray(), rows = new int[total], counts = new int[total];
        foreach ((CellRun run, int[]? places) in runs)
        {
            for (int i = 0; i < run.Length; i++)
            {
                (int row, int column) = Place(run.Cells[i], places);
                int at = next[column]++;
                rows[at] = row;
                counts[at] = run.Counts is null ? 1 : run.Counts[i];
            }
        }

        rowStart.AsSpan(0, classes).CopyTo(next);
        int[] columns = new int[total], sorted = new int[total];
        for (int c = 0; c < classes; c++)
        {
            for (int from = columnStart[c]; from < columnStart[c + 1]; from++)
            {
                int at = next[rows[from]]++;
                columns[at] = c;
                sorted[at] = counts[from];
            }
        }

        return Merge(rowStart, columns, sorted);
    }

    // The same cell stands in neighbouring places.
    private static CellTable Merge(int[] rowStart, int[] columns, int[] counts)
    {
        int kept = 0, start = 0;
        for (int r = 0; r < rowStart.Length - 1; r++)
        {
            int end = rowStart[r + 1], first = kept;
            for (int at = start; at < end; at++)
            {
                if (kept > first && columns[kept - 1] == columns[at])
                {
                    counts[kept - 1] += counts[at];
                    continue;
                }

                columns[kept] = columns[at];
                counts[kept++] = counts[at];
            }

            rowStart[r + 1] = kept;
            start = end;
        }

        double[] weights = new double[kept];
        for (int at = 0; at < kept; at++) weights[at] = counts[at];
        return new CellTable(rowStart.Length - 1, rowStart, kept == columns.Length ? columns : columns[..kept], weights, weights, weights);
    }

    private static (int Row, int Column) Place(ulong cell, int[]? places)
    {
        int row = (int)(cell >> 32), column = (int)(uint)cell;
        return places is null ? (row, column) : (places[row], places[column]);
    }
}
