using MulticlassMetrics.Kernels;

namespace MulticlassMetrics.Tests.Kernels.Counting;

public class TextIndexTest
{
    [Fact]
    public void Number_TurnsToTheRandomisedHashWhereLabelsAreMadeToCollide()
    {
        // All of them want the same place in every table of up to 2^13 slots.
        string[] labels = [.. Enumerable.Range(0, 3_000_000).Select(i => $"{i}").Where(text => (TextIndex.QuickHash(text) & 0x1FFF) == 7)];
        labels.Length.Should().BeGreaterThan(200);
        var index = new TextIndex();

        int[] numbers = [.. labels.Select(index.Number)];

        index.IsCareful.Should().BeTrue();
        numbers.Should().Equal(Enumerable.Range(0, labels.Length));
        labels.Select(label => index.Number(new string(label.AsSpan()))).Should().Equal(numbers);
        CountedTheSame.Check(labels, [.. labels.Reverse()]);
    }

    [Fact]
    public void Number_NeedsNoRandomisedHashForOrdinaryLabels()
    {
        var index = new TextIndex();
        for (int i = 0; i < 100_000; i++) index.Number($"https://example.org/{i}/index.html").Should().Be(i);
        index.IsCareful.Should().BeFalse();
    }

    [Fact]
    public void Number_KnowsObjectsThatTheGarbageCollectorHasMoved()
    {
        string[] labels = [.. Enumerable.Range(0, 3000).Select(i => $"label {i % 50}")];
        var index = new TextIndex();
        int[] first = new int[labels.Length], second = new int[labels.Length];
        index.Number(labels, labels, first, second).Should().BeTrue();
        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);

        int[] third = new int[labels.Length], fourth = new int[labels.Length];
        index.Number(labels, labels, third, fourth).Should().BeTrue();

        first.Should().Equal(Enumerable.Range(0, 3000).Select(i => i % 50));
        third.Should().Equal(first);
        fourth.Should().Equal(second);
    }
}
