using MulticlassMetrics.Kernels;

namespace MulticlassMetrics.Tests.Kernels;

public class CellKeyTest
{
    [Fact]
    public void GetHashCode_TellsTheCellsOfADiagonalApart()
    {
        foreach (int offset in new[] { 0, 1, 1000 })
        {
            Enumerable.Range(0, 10_000).Select(c => new CellKey(c, c + offset).GetHashCode()).Distinct().Should().HaveCount(10_000);
        }
    }

    [Fact]
    public void Equals_TellsRowFromColumn()
    {
        new CellKey(1, 2).Equals((object)new CellKey(1, 2)).Should().BeTrue();
        new CellKey(1, 2).Equals(new CellKey(2, 1)).Should().BeFalse();
    }
}
