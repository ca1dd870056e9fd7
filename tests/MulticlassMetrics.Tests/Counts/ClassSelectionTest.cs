using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Counts;

public class ClassSelectionTest
{
    [Fact]
    public void Select_KeepsTheOtherClassesAsNegatives()
    {
        ClassSelection<string> selection = Samples.Pets.Select("owl", "cat");

        selection.Matrix.Should().BeSameAs(Samples.Pets);
        selection.Classes.Should().Equal("owl", "cat");
        selection["cat"].Should().Be(new BinaryCounts(3, 0, 4, 1));
        selection.PerClass.ToArray().Should().Equal(Samples.Pets["owl"], Samples.Pets["cat"]);
        selection.Invoking(s => s["dog"]).Should().Throw<KeyNotFoundException>().WithMessage("There is no class 'dog'.");
        Samples.Pets.Select(new List<string> { "owl", "cat" }).Classes.Should().Equal("owl", "cat");
    }

    [Fact]
    public void Select_RefusesWhatIsNoSetOfClasses()
    {
        Refuses<KeyNotFoundException>(pets => pets.Select("cat", "emu"), "There is no class 'emu'.");
        Refuses<ArgumentException>(pets => pets.Select(), "No class is named.*");
        Refuses<ArgumentException>(pets => pets.Select("cat", "dog", "cat"), "The class 'cat' is declared twice, at positions 0 and 2.*");
        Refuses<ArgumentException>(pets => pets.Select("cat", null!), "The label at position 1 of 'classes' is null.*");
        Refuses<ArgumentNullException>(pets => pets.Select((IEnumerable<string>)null!), "*labels*");
    }

    private static void Refuses<TException>(Action<ConfusionMatrix<string>> select, string message)
        where TException : Exception =>
        Samples.Pets.Invoking(select).Should().Throw<TException>().WithMessage(message);
}
