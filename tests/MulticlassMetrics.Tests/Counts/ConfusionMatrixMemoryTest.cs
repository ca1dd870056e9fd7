namespace MulticlassMetrics.Tests.Counts;

public class ConfusionMatrixMemoryTest
{
    [Fact]
    public void FromLabels_TakesMemoryInTheOrderOfOccupiedCellsWithManyClasses()
    {
        const int classes = 100_000, samples = 1_000_000;
        int[] actual = new int[samples], predicted = new int[samples];
        for (int i = 0; i < samples; i++)
        {
            actual[i] = i % classes;
            predicted[i] = i / classes < 7 ? actual[i] : (actual[i] * 7 + 3) % classes;
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        var matrix = ConfusionMatrix.FromLabels(actual, predicted);
        double macro = Averager.Macro.F1(matrix).Value;
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        matrix.ClassCount.Should().Be(classes);
        matrix.SampleCount.Should().Be(samples);
        macro.Should().BeInRange(0.5, 1);
        int cells = matrix.Cells.Count();
        cells.Should().BeInRange(classes, 2 * classes);
        allocated.Should().BeLessThan(1000L * cells, "a square of classes would take 80 GB, and this less than 200 MB");
    }
}
