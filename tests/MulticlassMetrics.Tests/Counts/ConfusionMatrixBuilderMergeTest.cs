using CsCheck;
using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Counts;

public class ConfusionMatrixBuilderMergeTest
{
    private static readonly LabelOptions<string> Pets = new() { Classes = ["cat", "dog", "owl"] };

    [Fact]
    public void Add_OfBatchesIsTheMatrixOfAllSamplesHoweverTheyAreSplit() => Gen.Select(Samples.Some, Gen.Int[1, 9]).Sample((samples, size) =>
    {
        var builder = new ConfusionMatrixBuilder<int>();
        for (int start = 0; start < samples.Actual.Length; start += size)
        {
            Range batch = start..Math.Min(start + size, samples.Actual.Length);
            builder.Add(samples.Actual.AsSpan(batch), samples.Predicted.AsSpan(batch), samples.Weights.AsSpan(batch));
        }

        builder.ToMatrix().Should().Be(samples.Matrix);
    });

    [Fact]
    public void Add_OfBatchesGivesFractionsTheBitsOfOneSampleAtATime() => Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Double[0.01, 9]).Array[1, 200].Sample(rows =>
    {
        int[] actual = [.. rows.Select(row => row.Item1)], predicted = [.. rows.Select(row => row.Item2)];
        double[] weights = [.. rows.Select(row => row.Item3)];
        var batches = new ConfusionMatrixBuilder<int>();
        foreach (int[] part in Enumerable.Range(0, rows.Length).Chunk(7)) batches.Add(Of(actual, part), Of(predicted, part), Of(weights, part));

        batches.ToMatrix().Should().Be(ConfusionMatrix.FromLabels(actual, predicted, weights));

        static T[] Of<T>(T[] values, int[] positions) => Array.ConvertAll(positions, i => values[i]);
    });

    [Fact]
    public void Merge_IsTheMatrixOfAllSamplesInAnyOrderAndGrouping() => Gen.Select(Samples.Some, Samples.Some, Samples.Some).Sample((a, b, c) =>
    {
        ConfusionMatrix<int> all = ConfusionMatrix.FromLabels([.. a.Actual, .. b.Actual, .. c.Actual], [.. a.Predicted, .. b.Predicted, .. c.Predicted], [.. a.Weights, .. b.Weights, .. c.Weights]);

        Merged(Merged(Built(a), Built(b)), Built(c)).ToMatrix().Should().Be(all);
        Merged(Built(a), Merged(Built(b), Built(c))).ToMatrix().Should().Be(all);
        Merged(Merged(Built(c), Built(b)), Built(a)).ToMatrix().Should().Be(all);
    });

    [Fact]
    public void Merge_WithAnEmptyBuilderChangesNothing() => Samples.Some.Sample(samples =>
    {
        Merged(new ConfusionMatrixBuilder<int>(), Built(samples)).ToMatrix().Should().Be(samples.Matrix);
        Merged(Built(samples), new ConfusionMatrixBuilder<int>()).ToMatrix().Should().Be(samples.Matrix);
    });

    [Fact]
    public void Merge_WithItselfDoubles() => Samples.Some.Sample(samples =>
    {
        ConfusionMatrixBuilder<int> builder = Built(samples);
        Merged(builder, builder).ToMatrix().Should().Be(samples.Matrix + samples.Matrix);
    });

    [Fact]
    public void Merge_OfFractionsHasTheSameBitsEitherWayAndIsOffByNoMoreThanTheLastDigit() =>
        Gen.Double[1e-3, 1e3].Array[1, 50].Select(Gen.Double[1e-3, 1e3].Array[1, 50]).Sample((first, second) =>
        {
            double ab = Merged(Weighing(first), Weighing(second)).ToMatrix().TotalWeight;
            double ba = Merged(Weighing(second), Weighing(first)).ToMatrix().TotalWeight;
            double exact = (double)first.Concat(second).Select(weight => new System.Numerics.BigInteger(Math.ScaleB(weight, 80))).Aggregate((x, y) => x + y) / Math.ScaleB(1, 80);

            ab.Should().Be(ba);
            Math.Abs(ab - exact).Should().BeLessThanOrEqualTo(Math.BitIncrement(exact) - exact);
        });

    [Fact]
    public void Merge_KeepsDroppedSamplesAndClassesThatWeighNothing()
    {
        var options = new LabelOptions<string> { Classes = ["a", "b"], Undeclared = UndeclaredLabels.Drop };
        var first = new ConfusionMatrixBuilder<string>(options);
        first.Add(["a", "x"], ["b", "a"]);
        var second = new ConfusionMatrixBuilder<string>(options);
        second.Add(["y", "b"], ["y", "b"]);
        first.Merge(second);
        first.ToMatrix().DroppedSamples.Should().Be(2);
        first.SampleCount.Should().Be(2);

        var known = new ConfusionMatrixBuilder<string>();
        known.Add("c", "d", 0);
        var some = new ConfusionMatrixBuilder<string>();
        some.Add("a", "a");
        some.Merge(known);
        some.ToMatrix().Classes.Should().Equal("a", "c", "d");
    }

    [Fact]
    public void Merge_NamesTheDifferenceAndChangesNothing()
    {
        Refused(Pets, null).Should().StartWith("This builder declares its classes, and the other finds its classes in the data.");
        Refused(null, Pets).Should().StartWith("This builder finds its classes in the data, and the other declares its classes.");
        Refused(Pets, Pets with { Classes = ["cat", "owl", "dog"] }).Should().StartWith("The class at position 1 is 'dog' here and 'owl' there.");
        Refused(Pets, Pets with { Classes = ["cat", "dog"] }).Should().StartWith("There are 3 classes here and 2 there.");
        Refused(Pets, Pets with { Undeclared = UndeclaredLabels.Drop }).Should().StartWith("This builder refuses undeclared labels, and the other drops them.");
        Refused(Pets, Pets with { ClassesAreOrdered = false }).Should().StartWith("The classes of this builder have an order, and those of the other have no order.");
        Refused(Pets, Pets with { Comparer = StringComparer.OrdinalIgnoreCase }).Should().StartWith("The builders compare labels differently.");
        Refused(null, null).Should().BeNull();

        static string? Refused(LabelOptions<string>? here, LabelOptions<string>? there)
        {
            var builder = new ConfusionMatrixBuilder<string>(here);
            builder.Add("cat", "dog");
            var other = new ConfusionMatrixBuilder<string>(there);
            other.Add("cat", "cat");
            try
            {
                builder.Merge(other);
                return null;
            }
            catch (ArgumentException exception)
            {
                builder.SampleCount.Should().Be(1);
                builder.ToMatrix()["cat", "dog"].Should().Be(1);
                return exception.Message;
            }
        }
    }

    [Fact]
    public void Merge_JoinsClassesOfAnOwnComparer()
    {
        var options = new LabelOptions<string> { Comparer = StringComparer.OrdinalIgnoreCase };
        var first = new ConfusionMatrixBuilder<string>(options);
        first.Add("Cat", "dog");
        var second = new ConfusionMatrixBuilder<string>(options);
        second.Add("CAT", "DOG");
        first.Merge(second);
        first.ToMatrix()["cat", "Dog"].Should().Be(2);
        first.ToMatrix().ClassCount.Should().Be(2);
    }

    [Fact]
    public void Add_OfABatchNamesThePositionInTheBatchAndChangesNothing()
    {
        var found = new ConfusionMatrixBuilder<string>();
        found.Add("cat", "dog");
        Refused(found, b => b.Add(["new", null!], ["newer", "cat"])).Should().StartWith("The label at position 1 of 'actual' is null.");
        Refused(found, b => b.Add(["new", "cat"], ["newer", null!])).Should().StartWith("The label at position 1 of 'predicted' is null.");
        Refused(found, b => b.Add(["new", "cat"], ["newer", "cat"], [1, -1])).Should().StartWith("The weight at position 1 is -1;");
        Refused(found, b => b.Add(["new"], ["newer", "cat"])).Should().StartWith("'actual' has 1 entries and 'predicted' has 2;");
        Refused(found, b => b.Add(["new", "cat"], ["newer", "cat"], [1])).Should().StartWith("'actual' has 2 entries and 'weights' has 1;");
        Refused(found, b => b.Add(["new"], ["newer"], Array.Empty<double>())).Should().StartWith("'actual' has 1 entries and 'weights' has 0;");
        Refused(found, b => b.Add(null!, ["cat"])).Should().Contain("actual");

        var declared = new ConfusionMatrixBuilder<string>(Pets);
        declared.Add("cat", "dog");
        Refused(declared, b => b.Add(["cat", "cat"], ["cat", "emu"])).Should().StartWith("The label 'emu' at position 1 of 'predicted' is not among the declared classes.");

        static string Refused(ConfusionMatrixBuilder<string> builder, Action<ConfusionMatrixBuilder<string>> add)
        {
            ConfusionMatrix<string> before = builder.ToMatrix();
            string message = builder.Invoking(add).Should().Throw<ArgumentException>().Which.Message;
            builder.ToMatrix().Should().Be(before);
            builder.SampleCount.Should().Be(1);
            return message;
        }
    }

    [Fact]
    public void Add_OfAnEmptyBatchChangesNothing()
    {
        var builder = new ConfusionMatrixBuilder<int>();
        builder.Add([], []);
        builder.Invoking(b => b.ToMatrix()).Should().Throw<ArgumentException>().WithMessage("There are no samples.*");
    }

    private static ConfusionMatrixBuilder<int> Built(Samples samples)
    {
        var builder = new ConfusionMatrixBuilder<int>();
        builder.Add(samples.Actual, samples.Predicted, samples.Weights);
        return builder;
    }

    private static ConfusionMatrixBuilder<int> Weighing(double[] weights)
    {
        var builder = new ConfusionMatrixBuilder<int>();
        foreach (double weight in weights) builder.Add(0, 0, weight);
        return builder;
    }

    private static ConfusionMatrixBuilder<TLabel> Merged<TLabel>(ConfusionMatrixBuilder<TLabel> first, ConfusionMatrixBuilder<TLabel> second)
        where TLabel : notnull
    {
        first.Merge(second);
        return first;
    }
}
