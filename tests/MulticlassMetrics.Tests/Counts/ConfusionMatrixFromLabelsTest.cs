using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Counts;

public class ConfusionMatrixFromLabelsTest
{
    private static readonly string[] Ab = ["a", "b"];
    private static readonly string[] WithNull = ["a", null!];

    public enum Animal
    {
        Owl = 3,
        Cat = 1,
        Dog = 2,
    }

    [Fact]
    public void FromLabels_GivesTheSameForArraysSpansAndSequences()
    {
        string[] actual = ["cat", "dog", "owl", "cat"], predicted = ["cat", "cat", "owl", "dog"];
        double[] weights = [1, 2, 0.5, 4];
        var expected = ConfusionMatrix.FromLabels(actual, predicted, weights);

        ConfusionMatrix.FromLabels(actual.AsSpan(), predicted.AsSpan(), weights.AsSpan()).Should().Be(expected);
        ConfusionMatrix.FromLabels(actual.Skip(0), predicted.Skip(0), weights.Skip(0)).Should().Be(expected);
        ConfusionMatrix.FromLabels(actual.AsSpan(), predicted.AsSpan()).Should().Be(ConfusionMatrix.FromLabels(actual, predicted));
        ConfusionMatrix.FromLabels(actual.ToList(), predicted.ToList()).Should().Be(ConfusionMatrix.FromLabels(actual, predicted));
    }

    [Fact]
    public void FromLabels_ReadsSequencesOnce()
    {
        int reads = 0;
        IEnumerable<int> Stream()
        {
            reads++;
            yield return 1;
            yield return 2;
        }

        ConfusionMatrix.FromLabels(Stream(), [2, 2]).SampleCount.Should().Be(2);
        reads.Should().Be(1);
    }

    [Fact]
    public void FromLabels_RefusesNullInput()
    {
        Refuses<ArgumentNullException>(() => ConfusionMatrix.FromLabels(null!, Ab), "actual", "*");
        Refuses<ArgumentNullException>(() => ConfusionMatrix.FromLabels(Ab, null!), "predicted", "*");
        Refuses<ArgumentNullException>(() => ConfusionMatrix.FromLabels(null!, Ab.Skip(0)), "actual", "*");
        Refuses<ArgumentNullException>(() => ConfusionMatrix.FromLabels(Ab.Skip(0), null!), "predicted", "*");
    }

    [Fact]
    public void FromLabels_RefusesDifferentLengths()
    {
        string[] three = ["a", "b", "c"];
        const string message = "'actual' has 3 entries and 'predicted' has 2; they must have the same number.*";
        const string reverse = "'actual' has 2 entries and 'predicted' has 3; they must have the same number.*";

        Refuses<ArgumentException>(() => ConfusionMatrix.FromLabels(three, Ab), "predicted", message);
        Refuses<ArgumentException>(() => ConfusionMatrix.FromLabels(three.AsSpan(), Ab.AsSpan()), "predicted", message);
        Refuses<ArgumentException>(() => ConfusionMatrix.FromLabels(three.Skip(0), Ab.Skip(0)), "predicted", message);
        Refuses<ArgumentException>(() => ConfusionMatrix.FromLabels(Ab, three), "predicted", reverse);
        Refuses<ArgumentException>(() => ConfusionMatrix.FromLabels(Ab.Skip(0), three.Skip(0)), "predicted", reverse);
    }

    [Fact]
    public void FromLabels_RefusesAnotherNumberOfWeights()
    {
        double[] one = [1], three = [1, 1, 1];
        const string tooFew = "'actual' has 2 entries and 'weights' has 1; they must have the same number.*";
        const string tooMany = "'actual' has 2 entries and 'weights' has 3; they must have the same number.*";

        Refuses<ArgumentException>(() => ConfusionMatrix.FromLabels(Ab, Ab, one), "weights", tooFew);
        Refuses<ArgumentException>(() => ConfusionMatrix.FromLabels(Ab.Skip(0), Ab.Skip(0), one), "weights", tooFew);
        Refuses<ArgumentException>(() => ConfusionMatrix.FromLabels(Ab.AsSpan(), Ab.AsSpan(), three.AsSpan()), "weights", tooMany);
        Refuses<ArgumentException>(() => ConfusionMatrix.FromLabels(Ab.Skip(0), Ab.Skip(0), three), "weights", tooMany);
        Refuses<ArgumentException>(() => ConfusionMatrix.FromLabels(Ab, Ab, []), "weights", "*has 2 entries*has 0;*");
    }

    [Fact]
    public void FromLabels_RefusesNoSamples()
    {
        Refuses<ArgumentException>(() => ConfusionMatrix.FromLabels<string>([], []), "actual", "There are no samples.*");
        Refuses<ArgumentException>(() => ConfusionMatrix.FromLabels(Enumerable.Empty<int>(), Enumerable.Empty<int>()), "actual", "There are no samples.*");
    }

    [Fact]
    public void FromLabels_RefusesNullLabelsNamingTheirPosition()
    {
        Refuses<ArgumentException>(() => ConfusionMatrix.FromLabels(WithNull, Ab), "actual", "The label at position 1 of 'actual' is null.*");
        Refuses<ArgumentException>(() => ConfusionMatrix.FromLabels(Ab, WithNull), "predicted", "The label at position 1 of 'predicted' is null.*");
    }

    [Theory]
    [InlineData(-1, "-1")]
    [InlineData(-0.5, "-0.5")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    public void FromLabels_RefusesBadWeightsNamingValueAndPosition(double weight, string printed)
    {
        string message = Culture.DecimalComma(() => Throwing(() => ConfusionMatrix.FromLabels(Ab, Ab, [1, weight])).Message);

        message.Should().StartWith($"The weight at position 1 is {printed}; a weight must be a finite number that is not negative.");
    }

    [Fact]
    public void FromLabels_RefusesWeightsThatAreAllZero() =>
        Refuses<ArgumentException>(() => ConfusionMatrix.FromLabels(Ab, Ab, [0, 0]), "weights", "All weights are zero.*");

    [Fact]
    public void FromLabels_RefusesUndeclaredLabelsNamingValueAndPosition()
    {
        var options = new LabelOptions<string> { Classes = Ab };
        string[] last = ["a", "b", "c"], first = ["a", "b", "b"];

        Refuses<ArgumentException>(() => ConfusionMatrix.FromLabels(last, first, options: options), "actual", "The label 'c' at position 2 of 'actual' is not among the declared classes.*");
        Refuses<ArgumentException>(() => ConfusionMatrix.FromLabels(first, last, options: options), "predicted", "The label 'c' at position 2 of 'predicted' is not*");
    }

    [Fact]
    public void FromLabels_RefusesBadDeclarations()
    {
        Refuses<ArgumentException>(() => Declaring("a", "b", "a"), "classes", "The class 'a' is declared twice, at positions 0 and 2.*");
        Refuses<ArgumentException>(() => Declaring("a", null!), "classes", "The label at position 1 of 'classes' is null.*");
        Refuses<ArgumentException>(() => Declaring(), "options", "No classes are declared; leave Classes null to find them in the data.*");
        Refuses<ArgumentException>(
            () => ConfusionMatrix.FromLabels(Ab, Ab, options: new LabelOptions<string> { Classes = ["a", "A"], Comparer = StringComparer.OrdinalIgnoreCase }),
            "classes",
            "The class 'A' is declared twice, at positions 0 and 1.*");
        Refuses<ArgumentOutOfRangeException>(
            () => ConfusionMatrix.FromLabels(Ab, Ab, options: new LabelOptions<string> { Undeclared = (UndeclaredLabels)7 }), "options", "There is no such way*");
    }

    [Fact]
    public void FromLabels_DropsUndeclaredLabelsWhenAskedTo()
    {
        var options = new LabelOptions<string> { Classes = Ab, Undeclared = UndeclaredLabels.Drop };

        var matrix = ConfusionMatrix.FromLabels(["a", "x", "b", "a"], ["a", "a", "x", "b"], options: options);

        matrix.DroppedSamples.Should().Be(2);
        matrix.SampleCount.Should().Be(2);
        matrix["a", "a"].Should().Be(1);
        matrix["a", "b"].Should().Be(1);
        matrix["b"].Support.Should().Be(0);
        Refuses<ArgumentException>(
            () => ConfusionMatrix.FromLabels(["x"], ["a"], options: options), "actual", "Every sample has an undeclared label and was dropped.*");
    }

    [Fact]
    public void FromLabels_KeepsDeclaredClassesThatNeverOccurInTheirOrder()
    {
        var matrix = ConfusionMatrix.FromLabels(["b", "a"], ["b", "b"], options: new LabelOptions<string> { Classes = ["c", "b", "a"] });

        matrix.Classes.Should().Equal("c", "b", "a");
        matrix["c"].Should().Be(new BinaryCounts(0, 0, 2, 0));
        matrix["c", "a"].Should().Be(0);
    }

    [Fact]
    public void FromLabels_LetsAWeightOfZeroNameAClassAndCountNowhere()
    {
        var matrix = ConfusionMatrix.FromLabels(["a", "b", "c"], ["a", "a", "a"], [1, 2, 0]);

        matrix.Classes.Should().Equal("a", "b", "c");
        matrix["c"].Should().Be(new BinaryCounts(0, 0, 3, 0));
        matrix.SampleCount.Should().Be(2);
        matrix.TotalWeight.Should().Be(3);
        matrix.Cells.Should().Equal(new ConfusionCell<string>("a", "a", 1, 1, 1), new ConfusionCell<string>("b", "a", 2, 4, 1));
    }

    [Fact]
    public void FromLabels_KeepsSumsOfWeightsAndOfTheirSquares()
    {
        var matrix = ConfusionMatrix.FromLabels(["a", "a", "a"], ["b", "b", "a"], [0.5, 3, 1]);

        matrix.Cells.Should().Equal(new ConfusionCell<string>("a", "a", 1, 1, 1), new ConfusionCell<string>("a", "b", 3.5, 9.25, 2));
        matrix.SampleCount.Should().Be(3);
        matrix.TotalWeight.Should().Be(4.5);
    }

    [Fact]
    public void FromLabels_CountsOneSample()
    {
        var right = ConfusionMatrix.FromLabels([7], [7]);
        var wrong = ConfusionMatrix.FromLabels([7], [8]);

        right[7].Should().Be(new BinaryCounts(1, 0, 0, 0));
        right.Accuracy.Should().Be(1);
        wrong[7].Should().Be(new BinaryCounts(0, 0, 0, 1));
        wrong[8].Should().Be(new BinaryCounts(0, 1, 0, 0));
        wrong.Accuracy.Should().Be(0);
        wrong.ErrorRate.Should().Be(1);
    }

    [Fact]
    public void FromLabels_TakesLabelsOfAnyType()
    {
        ConfusionMatrix.FromLabels([10, 9, -1], [9, 9, -1]).Classes.Should().Equal(-1, 9, 10);
        ConfusionMatrix.FromLabels([Animal.Owl, Animal.Dog], [Animal.Cat, Animal.Dog]).Classes.Should().Equal(Animal.Cat, Animal.Dog, Animal.Owl);
        ConfusionMatrix.FromLabels([true, true], [false, true]).Classes.Should().Equal(false, true);
        ConfusionMatrix.FromLabels(['b', 'a'], ['a', 'c']).Classes.Should().Equal('a', 'b', 'c');
        ConfusionMatrix.FromLabels([2.5m, 1m], [1m, 1m]).Classes.Should().Equal(1m, 2.5m);
        ConfusionMatrix.FromLabels([double.NaN, 1], [1, double.NaN])[double.NaN].Should().Be(new BinaryCounts(0, 1, 0, 1));
    }

    [Fact]
    public void FromLabels_KeepsLabelsWithoutAnOrderAsTheyAppear()
    {
        Point p = new(2, 2), q = new(1, 1), r = new(0, 0);

        var matrix = ConfusionMatrix.FromLabels([q, q, r], [p, new Point(1, 1), q]);

        matrix.Classes.Should().Equal(q, p, r);
        matrix[new Point(1, 1)].Should().Be(new BinaryCounts(1, 1, 0, 1));
        ConfusionMatrix.FromLabels([new Species("wolf"), new Species("elk")], [new Species("elk"), new Species("elk")])
            .Classes.Should().Equal(new Species("wolf"), new Species("elk"));
    }

    [Fact]
    public void FromLabels_OrdersTuplesByTheirElements()
    {
        ConfusionMatrix.FromLabels([("b", 1), ("a", 10), ("B", 3)], [("a", 9), ("a", 9), ("a", 9)])
            .Classes.Should().Equal(("B", 3), ("a", 9), ("a", 10), ("b", 1));
        ConfusionMatrix.FromLabels([(2, new Point(0, 0)), (1, new Point(0, 0))], [(2, new Point(0, 0)), (2, new Point(0, 0))])
            .Classes.Select(label => label.Item1).Should().Equal([2, 1], "a point has no order");
    }

    [Fact]
    public void FromLabels_OrdersTextOrdinallyInEveryCulture()
    {
        string[] labels = ["ı", "i", "İ", "I", "ä", "z", "a", "Z"];

        Culture.Turkish(() => ConfusionMatrix.FromLabels(labels, labels).Classes).Should().Equal("I", "Z", "a", "i", "z", "ä", "İ", "ı");
    }

    [Fact]
    public void FromLabels_TellsUnicodeLabelsApartByTheirCodeUnits()
    {
        string[] labels = ["кот", "собака", "猫", "é", "e\u0301", "🦉", ""];

        var matrix = ConfusionMatrix.FromLabels(labels, labels);

        matrix.ClassCount.Should().Be(7);
        matrix["🦉", "🦉"].Should().Be(1);
        matrix[""].TruePositives.Should().Be(1);
    }

    [Fact]
    public void FromLabels_ComparesAsTold()
    {
        string[] actual = ["Cat", "cat", "DOG"], predicted = ["CAT", "dog", "dog"];

        var matrix = ConfusionMatrix.FromLabels(actual, predicted, options: new LabelOptions<string> { Comparer = StringComparer.OrdinalIgnoreCase });

        matrix.Classes.Should().Equal(["Cat", "dog"], "the first of equal labels names the class");
        matrix["cat", "dog"].Should().Be(1);
        matrix["CAT"].Should().Be(new BinaryCounts(1, 0, 1, 1));
    }

    [Fact]
    public void FromLabels_DecidesZeroOverZeroWhereSubtractionWouldCancel()
    {
        // Class b: one true negative of weight 1 beside 1e20, which total - row - column loses, or makes of nothing.
        var matrix = ConfusionMatrix.FromLabels(["b", "a", "b"], ["b", "a", "a"], [1e20, 1, 3]);
        matrix["b"].Should().Be(new BinaryCounts(1e20, 0, 1, 3));
        matrix["a"].Should().Be(new BinaryCounts(1, 3, 1e20, 0));
        matrix["b"].Specificity.Should().Be(1);

        var tenths = ConfusionMatrix.FromLabels(["a", "a", "b"], ["a", "b", "a"], [0.1, 0.2, 0.3]);
        tenths["a"].TrueNegatives.Should().Be(0);
        tenths["a"].Specificity.Should().Be(0);
        tenths["b"].TruePositives.Should().Be(0);

        var one = ConfusionMatrix.FromLabels(["a", "a", "a"], ["a", "b", "c"], [0.1, 0.7, 0.2]);
        one["a"].Specificity.Should().Be(double.NaN, "every sample is of the class");
        Averager.Macro.Specificity(one).PerClass[0].UndefinedReason.Should().Be("0/0: FP + TN = 0");
    }

    [Fact]
    public void FromLabels_LosesNoSmallWeightBesideAHugeOne()
    {
        var matrix = ConfusionMatrix.FromLabels(["a", "b", "c", "d"], ["a", "c", "b", "d"], [1e20, 1, 1, 1]);

        matrix["a"].Should().Be(new BinaryCounts(1e20, 0, 3, 0));
        matrix["b"].Should().Be(new BinaryCounts(0, 1, 1e20 + 1, 1));
    }

    private static ConfusionMatrix<string> Declaring(params string[] classes) =>
        ConfusionMatrix.FromLabels(Ab, Ab, options: new LabelOptions<string> { Classes = classes });

    private static void Refuses<TException>(Func<object> make, string parameter, string message)
        where TException : ArgumentException =>
        make.Should().Throw<TException>().WithParameterName(parameter).WithMessage(message);

    private static ArgumentException Throwing(Func<object> make)
    {
        try
        {
            make();
        }
        catch (ArgumentException refused)
        {
            return refused;
        }

        throw new InvalidOperationException("Nothing was refused.");
    }

    private readonly record struct Point(int X, int Y);

    private sealed class Species(string name) : IEquatable<Species>
    {
        public bool Equals(Species? other) => other?.ToString() == name;

        public override bool Equals(object? obj) => Equals(obj as Species);

        public override int GetHashCode() => name.Length;

        public override string ToString() => name;
    }
}
