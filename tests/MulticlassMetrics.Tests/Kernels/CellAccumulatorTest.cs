using MulticlassMetrics.Kernels;

namespace MulticlassMetrics.Tests.Kernels;

public class CellAccumulatorTest
{
    [Theory]
    [InlineData(5)]
    [InlineData(200)]
    [InlineData(CellAccumulator.LargestDenseSide)]
    [InlineData(CellAccumulator.LargestDenseSide + 1)]
    [InlineData(5000)]
    public void ToEntries_HoldsWhatADictionaryHolds(int classes)
    {
        var random = new Random(classes);
        var accumulator = new CellAccumulator();
        var expected = new Dictionary<(int, int), CellEntry>();
        for (int i = 0; i < 20_000; i++)
        {
            // Classes appear slowly, so that the table grows while it holds counts.
            int known = 1 + (int)((long)(classes - 1) * i / 20_000);
            int row = random.Next(known), column = random.Next(known);
            double weight = random.Next(1, 5);
            accumulator.Add(row, column, weight, weight * weight, 1);
            CellEntry before = expected.GetValueOrDefault((row, column));
            expected[(row, column)] = new CellEntry(row, column, before.Weight + weight, before.SquaredWeight + weight * weight, before.Samples + 1);
        }

        accumulator.ToEntries().OrderBy(Place).Should().Equal(expected.Values.OrderBy(Place));
    }

    [Fact]
    public void Add_TakesAFirstClassFarOut()
    {
        var accumulator = new CellAccumulator();
        accumulator.Add(3, 4, 1, 1, 1);
        accumulator.Add(200_000, 7, 2, 4, 1);
        accumulator.Add(3, 4, 1, 1, 1);

        accumulator.ToEntries().OrderBy(Place).Should().Equal(new CellEntry(3, 4, 2, 2, 2), new CellEntry(200_000, 7, 2, 4, 1));
    }

    private static (int Row, int Column) Place(CellEntry entry) => (entry.Row, entry.Column);
}
