using MulticlassMetrics.Kernels;

namespace MulticlassMetrics.Tests.Kernels.Counting;

public class CellGatheringTest
{
    [Theory]
    [InlineData(3, 2000, 100)]
    [InlineData(100, 20_000, 100)]
    [InlineData(3000, 30_000, 100)]
    [InlineData(3000, 30_000, 7000)]
    [InlineData(3000, 30_000, 1 << 20)]
    public void Runs_HoldWhatADictionaryHolds(int classes, int samples, int leastPairs)
    {
        var random = new Random(classes);
        var cells = new CellGathering(samples, leastPairs);
        var expected = new Dictionary<(int, int), double>();
        for (int done = 0, known = 1; done < samples;)
        {
            // Classes appear while there are counts already.
            known = Math.Min(classes, known + random.Next(1 + classes / 20));
            int[] rows = new int[Math.Min(97, samples - done)], columns = new int[rows.Length];
            for (int i = 0; i < rows.Length; i++)
            {
                (rows[i], columns[i]) = (random.Next(known), random.Next(8) > 0 ? random.Next(known) / 9 : random.Next(known));
                expected[(rows[i], columns[i])] = expected.GetValueOrDefault((rows[i], columns[i])) + 1;
            }

            cells.Add(rows, columns, known);
            done += rows.Length;
        }

        CellTable table = CellSorting.Sort(classes, [.. cells.Runs().Select(run => (run, (int[]?)null))]);

        var found = new List<(int, int)>();
        for (int r = 0; r < classes; r++)
        {
            for (int at = table.RowStart[r]; at < table.RowStart[r + 1]; at++)
            {
                found.Add((r, table.Columns[at]));
                Assert.Equal(expected[(r, table.Columns[at])], table.Weights[at]);
            }
        }

        found.Should().Equal(expected.Keys.Order());
    }

    [Fact]
    public void Sort_BringsClassesIntoAnotherOrder()
    {
        var run = new CellRun([CellRun.Cell(0, 1), CellRun.Cell(2, 0), CellRun.Cell(0, 1), CellRun.Cell(1, 1), 0], [1, 2, 3, 4, 99], 4);

        CellTable table = CellSorting.Sort(4, [(run, [3, 0, 1]), (new CellRun([CellRun.Cell(1, 0)], null, 1), null)]);

        table.RowStart.Should().Equal(0, 1, 3, 3, 4);
        table.Columns.Should().Equal(0, 0, 3, 0);
        table.Weights.Should().Equal(4, 1, 2, 4);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 5)]
    [InlineData(2, 300)]
    [InlineData(70_000, 3)]
    [InlineData(100_000, 200_000)]
    [InlineData((1 << 20) + 1, 50_000)]
    public void Sort_IsTheSame_WhateverTheThreads(int classes, int cells)
    {
        var random = new Random(cells);
        ulong[] pairs = new ulong[cells];
        for (int i = 0; i < cells; i++)
        {
            int row = random.Next(4) == 0 ? classes - 1 : random.Next(classes);
            pairs[i] = CellRun.Cell(row, random.Next(3) == 0 ? row : random.Next(classes));
        }

        int[] counts = new int[cells];
        for (int i = 0; i < cells; i++) counts[i] = i == 0 ? int.MaxValue - 10 * cells : 1 + random.Next(9);
        Dictionary<(int, int), double> expected = [];
        for (int i = 0; i < cells; i++)
        {
            var cell = ((int)(pairs[i] >> 32), (int)(uint)pairs[i]);
            expected[cell] = expected.GetValueOrDefault(cell) + counts[i];
        }

        foreach (int threads in new[] { 1, 2, 3 })
        {
            CellTable table = CellSorting.Sort(classes, [(new CellRun(pairs, counts, cells), null)], threads);

            IEnumerable<((int, int), double)> found = Enumerable.Range(0, classes)
                .SelectMany(r => Enumerable.Range(table.RowStart[r], table.RowStart[r + 1] - table.RowStart[r]).Select(at => ((r, table.Columns[at]), table.Weights[at])));
            found.Should().Equal(expected.OrderBy(cell => cell.Key).Select(cell => (cell.Key, cell.Value)));
        }
    }
}
