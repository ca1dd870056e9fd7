using System.Text;
using CsCheck;
using MulticlassMetrics.Kernels;
using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Counts;

public class ConfusionMatrixBuilderStateTest
{
    private enum Pet
    {
        Cat,
        Dog,
    }

    [Theory]
    [InlineData(StateFormat.Binary)]
    [InlineData(StateFormat.Json)]
    public void Load_GivesBackWhatWasSaved(StateFormat format) => Gen.Select(Samples.Some, Samples.Some).Sample((samples, later) =>
    {
        ConfusionMatrixBuilder<int> builder = Built(samples);
        ConfusionMatrixBuilder<int> loaded = Again(builder, format);

        loaded.ToMatrix().Should().Be(samples.Matrix);
        loaded.SampleCount.Should().Be(builder.SampleCount);
        Bytes(loaded, format).Should().Equal(Bytes(builder, format));

        // What comes later finds the classes where they were.
        loaded.Add(later.Actual, later.Predicted, later.Weights);
        builder.Add(later.Actual, later.Predicted, later.Weights);
        loaded.ToMatrix().Should().Be(builder.ToMatrix());
    });

    [Theory]
    [InlineData(StateFormat.Binary)]
    [InlineData(StateFormat.Json)]
    public void Load_GivesBackTheBitsOfFractions(StateFormat format) => Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.Double[1e-9, 1e9]).Array[1, 50].Sample(rows =>
    {
        var builder = new ConfusionMatrixBuilder<int>();
        foreach ((int actual, int predicted, double weight) in rows) builder.Add(actual, predicted, weight);
        ConfusionMatrixBuilder<int> loaded = Again(builder, format);
        loaded.ToMatrix().Should().Be(builder.ToMatrix());
        foreach ((int actual, int predicted, double weight) in rows)
        {
            builder.Add(actual, predicted, weight);
            loaded.Add(actual, predicted, weight);
        }

        loaded.ToMatrix().Should().Be(builder.ToMatrix(), "the errors of the sums are saved, too");
    });

    [Theory]
    [InlineData(StateFormat.Binary)]
    [InlineData(StateFormat.Json)]
    public void Save_GivesTheSameBytesInWhateverOrderAndShardsTheSamplesCame(StateFormat format) => Samples.Some.Sample(samples =>
    {
        int half = samples.Actual.Length / 2;
        var back = new ConfusionMatrixBuilder<int>();
        var front = new ConfusionMatrixBuilder<int>();
        for (int i = samples.Actual.Length - 1; i >= 0; i--) (i < half ? front : back).Add(samples.Actual[i], samples.Predicted[i], samples.Weights[i]);
        back.Merge(Again(front, format));

        Bytes(back, format).Should().Equal(Bytes(Built(samples), format));
    });

    [Theory]
    [InlineData(StateFormat.Binary)]
    [InlineData(StateFormat.Json)]
    public void Load_KeepsOptionsAndWhatWasDropped(StateFormat format)
    {
        var options = new LabelOptions<string> { Classes = ["owl", "cat", "dog"], Undeclared = UndeclaredLabels.Drop, ClassesAreOrdered = false };
        var builder = new ConfusionMatrixBuilder<string>(options);
        builder.Add(["cat", "emu", "cat"], ["dog", "cat", "cat"], [1, 1, 0]);

        ConfusionMatrixBuilder<string> loaded = Again(builder, format);
        loaded.ToMatrix().Should().Be(builder.ToMatrix());
        loaded.ToMatrix().Classes.Should().Equal("owl", "cat", "dog");
        loaded.ToMatrix().DroppedSamples.Should().Be(1);
        loaded.ToMatrix().HasOrderedClasses.Should().BeFalse();
        loaded.Add("emu", "emu");
        loaded.ToMatrix().DroppedSamples.Should().Be(2);
        loaded.Merge(builder);
        loaded.SampleCount.Should().Be(2);
    }

    [Theory]
    [InlineData(StateFormat.Binary)]
    [InlineData(StateFormat.Json)]
    public void Load_GivesBackAnEmptyBuilder(StateFormat format)
    {
        ConfusionMatrixBuilder<string> empty = Again(new ConfusionMatrixBuilder<string>(), format);
        empty.Invoking(b => b.ToMatrix()).Should().Throw<ArgumentException>().WithMessage("There are no samples.*");
        empty.Add("a", "a", 0);
        Again(empty, format).Invoking(b => b.ToMatrix()).Should().Throw<ArgumentException>().WithMessage("All weights are zero.*");
    }

    [Theory]
    [InlineData(StateFormat.Binary)]
    [InlineData(StateFormat.Json)]
    public void Load_GivesBackLabelsOfAnyTypeOnAnyMachine(StateFormat format)
    {
        Check(["ı", "I", "i", "İ", "🦉", "\u0000\"\\", "", " a"]);
        Check([long.MinValue, -1, 0, long.MaxValue]);
        Check([Pet.Dog, Pet.Cat, (Pet)9]);
        Check([true, false]);
        Check(['x', 'ß']);
        Check([0.5, -1e300], LabelFormat.Parsable<double>());
        Check([new Version(1, 2), new Version(3, 4)], new LabelFormat<Version>(label => label.ToString(), Version.Parse));

        void Check<TLabel>(TLabel[] labels, LabelFormat<TLabel>? own = null)
            where TLabel : notnull
        {
            var builder = new ConfusionMatrixBuilder<TLabel>();
            builder.Add(labels, [.. labels.Reverse()]);
            byte[] bytes = Culture.Turkish(() => SavedState.Bytes(stream => builder.Save(stream, format, own)));
            ConfusionMatrixBuilder<TLabel> loaded = Culture.DecimalComma(() => SavedState.Load(bytes, stream => ConfusionMatrixBuilder<TLabel>.Load(stream, own)));
            loaded.ToMatrix().Should().Be(builder.ToMatrix());
        }
    }

    [Fact]
    public void Save_RefusesLabelsThatHaveNoText()
    {
        var unknown = new ConfusionMatrixBuilder<Guid>();
        unknown.Add(Guid.Empty, Guid.Empty);
        unknown.Invoking(b => b.Save(Stream.Null)).Should().Throw<ArgumentException>().WithMessage("Labels of type System.Guid are saved in no known way; give a LabelFormat.*");

        var half = new ConfusionMatrixBuilder<string>();
        half.Add("\ud800", "\ud800");
        half.Invoking(b => b.Save(Stream.Null)).Should().Throw<FormatException>().WithMessage("*half a surrogate pair*");
        half.Invoking(b => b.Save(Stream.Null, (StateFormat)7)).Should().Throw<FormatException>();
        new ConfusionMatrixBuilder<string>().Invoking(b => b.Save(Stream.Null, (StateFormat)7)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Save_RefusesAFormatThatMakesOneLabelOfTwo()
    {
        var builder = new ConfusionMatrixBuilder<int>();
        builder.Add(1, 2);
        builder.Invoking(b => b.Save(Stream.Null, labels: new LabelFormat<int>(_ => "1", int.Parse))).Should().Throw<FormatException>()
            .WithMessage("The label '2' is written as '1', which reads as another.");
    }

    [Fact]
    public void Load_RefusesClassesThatAreTheSame()
    {
        var builder = new ConfusionMatrixBuilder<string>();
        builder.Add("a", "A");
        byte[] bytes = Bytes(builder, StateFormat.Binary);
        var blind = new LabelFormat<string>(text => text, text => text.ToUpperInvariant());
        Refused(() => SavedState.Load(bytes, s => ConfusionMatrixBuilder<string>.Load(s, blind))).Should().Contain("The class 'A' is declared twice, at positions 0 and 1.");
    }

    [Fact]
    public void Save_WritesPowersOfTwoInJsonSoThatTheyComeBack()
    {
        var builder = new ConfusionMatrixBuilder<int>();
        var singles = new ScoreAccumulator<int>([0]);
        for (int power = -500; power < 500; power++) builder.Add(power, 0, Math.ScaleB(1, power));
        for (int power = -149; power < 128; power++) singles.Add([0], [MathF.ScaleB(1, power)]);
        Again(builder, StateFormat.Json).ToMatrix().Should().Be(builder.ToMatrix());
        byte[] json = SavedState.Bytes(stream => singles.Save(stream, StateFormat.Json));
        SavedState.Load(json, s => ScoreAccumulator<int>.Load(s)).RowCount.Should().Be(277);
    }

    [Fact]
    public void Load_WantsTheComparerThatTheBuilderHad()
    {
        var builder = new ConfusionMatrixBuilder<string>(new LabelOptions<string> { Comparer = StringComparer.OrdinalIgnoreCase });
        builder.Add("Cat", "cat");
        byte[] own = Bytes(builder, StateFormat.Binary), common = Bytes(new ConfusionMatrixBuilder<string>(), StateFormat.Binary);

        SavedState.Load(own, s => ConfusionMatrixBuilder<string>.Load(s, comparer: StringComparer.OrdinalIgnoreCase)).ToMatrix().Should().Be(builder.ToMatrix());
        Refused(() => SavedState.Load(own, s => ConfusionMatrixBuilder<string>.Load(s))).Should().Be("The saved state compared labels in its own way; load it with the same comparer.");
        Refused(() => SavedState.Load(common, s => ConfusionMatrixBuilder<string>.Load(s, comparer: StringComparer.OrdinalIgnoreCase)))
            .Should().Be("The saved state compared labels in the common way; load it without a comparer.");
        SavedState.Load(common, s => ConfusionMatrixBuilder<string>.Load(s, comparer: StringComparer.Ordinal)).SampleCount.Should().Be(0);
    }

    [Fact]
    public void Load_ReadsStatesThatStandBehindEachOther()
    {
        byte[] one = Bytes(Built(["a"], ["b"]), StateFormat.Binary), two = Bytes(Built(["b", "c"], ["b", "b"]), StateFormat.Binary);
        using var stream = new MemoryStream([.. one, .. two]);
        ConfusionMatrixBuilder<string> all = ConfusionMatrixBuilder<string>.Load(stream);
        all.Merge(ConfusionMatrixBuilder<string>.Load(stream));
        all.ToMatrix().Should().Be(ConfusionMatrix.FromLabels(["a", "b", "c"], ["b", "b", "b"]));
    }

    [Fact]
    public void Load_TakesJsonThatWasReformatted()
    {
        string json = SavedState.Text(stream => Built(["a", "b"], ["b", "b"]).Save(stream, StateFormat.Json));
        json.Should().MatchRegex(
            """^{"format":"MulticlassMetrics.ConfusionMatrixBuilder","version":1,"classes":\["a","b"\],"declared":false,"ordered":false,"dropUndeclared":"""
            + """false,"ownComparer":false,"rows":2,"dropped":0,"actual":\[0,1\],"predicted":\[1,1\],"samples":\[1,1\],"weighted":false,"checksum":"[0-9a-f]{8}"}$""");

        string moved = "\uFEFF \n{" + json[json.IndexOf("\"rows\"", StringComparison.Ordinal)..^1].Replace("[0,1]", "[0.0e0, 1]", StringComparison.Ordinal) + ", "
            + json[1..(json.IndexOf("\"rows\"", StringComparison.Ordinal) - 1)] + "}";
        Refused(() => Json(moved)).Should().Contain("'actual'", "whole numbers are written as such");
        Json(moved.Replace("0.0e0", "0", StringComparison.Ordinal)).ToMatrix().Should().Be(ConfusionMatrix.FromLabels(["a", "b"], ["b", "b"]));
    }

    [Fact]
    public void Load_RefusesJsonThatWasChanged()
    {
        string json = SavedState.Text(stream => Built(["a", "b"], ["b", "b"]).Save(stream, StateFormat.Json));
        With("\"samples\":[1,1]", "\"samples\":[1,2]").Should().Contain("more samples than rows");
        With("\"rows\":2", "\"rows\":3").Should().Be("The saved state is corrupt: its checksum does not agree.");
        With("\"version\":1", "\"version\":2").Should().Be("The saved state is of version 2, newer than this library, which reads up to version 1.");
        With("\"version\":1", "\"version\":0").Should().Contain("which there never was");
        With("\"rows\":2", "\"rows\":2,\"rows\":2").Should().Contain("'rows' twice");
        With("\"rows\":2", "\"rows\":2,\"more\":2").Should().Contain("'more', which is not known");
        With("\"rows\":2,", "").Should().Contain("lacks 'rows'");
        With("\"rows\":2", "\"rows\":-2").Should().Contain("-2 for 'rows'");
        With("\"predicted\":[1,1]", "\"predicted\":[1,2]").Should().Contain("a cell 1 that cannot be");
        With("\"actual\":[0,1]", "\"actual\":[1,0]").Should().Contain("a cell 1 that cannot be");
        With("\"actual\":[0,1]", "\"actual\":[0]").Should().Contain("1 cells in one place and 2 in another");
        With("[\"a\",\"b\"]", "[\"a\",\"c\"]").Should().Be("The saved state is corrupt: its checksum does not agree.");
        With("[\"a\",\"b\"]", "[\"a\",\"\\ud800\"]").Should().Contain("no Unicode");
        With(".ConfusionMatrixBuilder", ".ScoreAccumulator").Should().Be("This is the saved state of 'ScoreAccumulator', not of a ConfusionMatrixBuilder.");
        Refused(() => Json("[]")).Should().StartWith("This is no saved state");
        Refused(() => Json("{}")).Should().Contain("lacks 'format'");
        Refused(() => SavedState.Load(Encoding.UTF8.GetBytes(json), s => ConfusionMatrixBuilder<int>.Load(s))).Should().Contain("'a' is no Int32.");

        string With(string what, string by)
        {
            json.Should().Contain(what);
            return Refused(() => Json(json.Replace(what, by, StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData(StateFormat.Binary)]
    [InlineData(StateFormat.Json)]
    public void Load_RefusesEveryDamage(StateFormat format)
    {
        var builder = new ConfusionMatrixBuilder<string>();
        builder.Add(["ä", "b", "cc"], ["b", "b", "ä"], [0.1, 2, 3]);
        builder.Add("ä", "b", 0.7);
        byte[] bytes = Bytes(builder, format);

        int refused = SavedState.Damage(bytes, s => ConfusionMatrixBuilder<string>.Load(s), loaded => Bytes(loaded, StateFormat.Binary), seed: 10);

        // In JSON an exponent can be a capital letter.
        refused.Should().BeInRange((5 * bytes.Length) - (format == StateFormat.Json ? 8 : 0), 5 * bytes.Length);
    }

    [Fact]
    public void Load_TakesNoMemoryForLengthsThatAreNotTrue()
    {
        // Valid checksums, and two thousand million classes of which none comes; or one whose name is as long.
        foreach (int depth in (ReadOnlySpan<int>)[0, 1])
        {
            byte[] bytes = SavedState.Bytes(stream =>
            {
                var writer = new BinaryStateWriter(stream, StateKind.ConfusionMatrixBuilder);
                if (depth == 1) writer.Whole("classes", 1);
                writer.Whole("length", 2_000_000_000);
                writer.Finish();
            });

            long before = GC.GetAllocatedBytesForCurrentThread();
            Refused(() => SavedState.Load(bytes, s => ConfusionMatrixBuilder<string>.Load(s))).Should().Be("The saved state is shorter than it should be.");
            (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(1_000_000);
        }
    }

    [Fact]
    public void Load_NamesTheVersionThatIsNewer()
    {
        byte[] bytes = Bytes(Built(["a"], ["b"]), StateFormat.Binary);
        bytes[4]++;
        Refused(() => SavedState.Load(bytes, s => ConfusionMatrixBuilder<string>.Load(s))).Should().Be("The saved state is of version 2, newer than this library, which reads up to version 1.");
    }

    [Fact]
    public void Save_TakesAFewBytesACellWithManyClasses()
    {
        const int classes = 100_000;
        var builder = new ConfusionMatrixBuilder<int>();
        for (int c = 0; c < classes; c++)
        {
            builder.Add(c, c);
            builder.Add(c, (c * 7) % classes);
        }

        byte[] bytes = Bytes(builder, StateFormat.Binary);
        bytes.Length.Should().BeLessThan(2_500_000, "two cells and a name a class");
        SavedState.Load(bytes, s => ConfusionMatrixBuilder<int>.Load(s)).ToMatrix().Should().Be(builder.ToMatrix());
    }

    private static ConfusionMatrixBuilder<int> Built(Samples samples)
    {
        var builder = new ConfusionMatrixBuilder<int>();
        builder.Add(samples.Actual, samples.Predicted, samples.Weights);
        return builder;
    }

    private static ConfusionMatrixBuilder<string> Built(string[] actual, string[] predicted)
    {
        var builder = new ConfusionMatrixBuilder<string>();
        builder.Add(actual, predicted);
        return builder;
    }

    private static byte[] Bytes<TLabel>(ConfusionMatrixBuilder<TLabel> builder, StateFormat format)
        where TLabel : notnull => SavedState.Bytes(stream => builder.Save(stream, format));

    private static ConfusionMatrixBuilder<TLabel> Again<TLabel>(ConfusionMatrixBuilder<TLabel> builder, StateFormat format)
        where TLabel : notnull => SavedState.Load(Bytes(builder, format), stream => ConfusionMatrixBuilder<TLabel>.Load(stream));

    private static ConfusionMatrixBuilder<string> Json(string json) => SavedState.Load(Encoding.UTF8.GetBytes(json), s => ConfusionMatrixBuilder<string>.Load(s));

    private static string Refused<T>(Func<T> load) => load.Should().Throw<InvalidDataException>().Which.Message;
}
