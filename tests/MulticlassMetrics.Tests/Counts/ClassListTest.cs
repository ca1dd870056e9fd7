using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Counts;

public class ClassListTest
{
    private readonly ClassList<string> _pets = Samples.Pets.Classes;

    [Fact]
    public void IndexOf_FindsClasses()
    {
        _pets.Should().Equal("cat", "dog", "owl");
        _pets.Count.Should().Be(3);
        _pets.IndexOf("dog").Should().Be(1);
        _pets.IndexOf("emu").Should().Be(-1);
        _pets.Contains("owl").Should().BeTrue();
        _pets.Contains("Owl").Should().BeFalse();
        ((System.Collections.IEnumerable)_pets).Cast<string>().Should().Equal("cat", "dog", "owl");
    }

    [Fact]
    public void IndexOf_RefusesNull() => _pets.Invoking(pets => pets.IndexOf(null!)).Should().Throw<ArgumentNullException>();

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void Indexer_RefusesPositionsOutside(int position) =>
        _pets.Invoking(pets => pets[position]).Should().Throw<ArgumentOutOfRangeException>().WithMessage("There are 3 classes.*");

    [Fact]
    public void Equals_ComparesLabelsAndOrder()
    {
        ClassList<string> same = Of("cat", "dog", "owl"), other = Of("dog", "cat", "owl"), shorter = Of("cat", "dog");

        _pets.Equals(same).Should().BeTrue();
        _pets.Equals((object)_pets).Should().BeTrue();
        _pets.GetHashCode().Should().Be(same.GetHashCode());
        _pets.Equals(other).Should().BeFalse();
        _pets.Equals(shorter).Should().BeFalse();
        _pets.Equals((ClassList<string>?)null).Should().BeFalse();
    }

    [Fact]
    public void Equals_IsSymmetricWhenLabelsAreComparedDifferently()
    {
        var loose = ConfusionMatrix.FromLabels(["CAT"], ["DOG"], options: new LabelOptions<string> { Comparer = StringComparer.OrdinalIgnoreCase }).Classes;
        var strict = ConfusionMatrix.FromLabels(["cat"], ["dog"]).Classes;

        loose.Equals(strict).Should().Be(strict.Equals(loose)).And.BeFalse();
    }

    [Fact]
    public void IsOrdered_HoldsForNumbersEnumerationsAndDeclaredClasses()
    {
        _pets.IsOrdered.Should().BeFalse();
        _pets.IsDeclared.Should().BeFalse();
        Of("cat", "dog").IsOrdered.Should().BeTrue();
        Of("cat", "dog").IsDeclared.Should().BeTrue();
        ConfusionMatrix.FromLabels([1, 2], [1, 2]).HasOrderedClasses.Should().BeTrue();
        ConfusionMatrix.FromLabels([1.5, 2], [1.5, 2]).HasOrderedClasses.Should().BeTrue();
        ConfusionMatrix.FromLabels([(Int128)1], [(Int128)2]).HasOrderedClasses.Should().BeTrue();
        ConfusionMatrix.FromLabels([DayOfWeek.Friday], [DayOfWeek.Monday]).HasOrderedClasses.Should().BeTrue();
        ConfusionMatrix.FromLabels([true], [false]).HasOrderedClasses.Should().BeFalse();
        ConfusionMatrix.FromLabels(['a'], ['b']).HasOrderedClasses.Should().BeFalse();
    }

    [Fact]
    public void ToString_IsTheSameInEveryCulture() =>
        Culture.DecimalComma(() => ConfusionMatrix.FromLabels([0.5, -2], [0.5, 1]).Classes.ToString()).Should().Be("-2, 0.5, 1");

    private static ClassList<string> Of(params string[] labels) =>
        ConfusionMatrix.FromLabels([labels[0]], [labels[0]], options: new LabelOptions<string> { Classes = labels }).Classes;
}
