using CsCheck;
using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Scores;

public class ScoreAccumulatorTest
{
    private static readonly string[] Pets = ["cat", "dog", "owl"];

    [Fact]
    public void ToScores_IsWhatBindingAllRowsGivesHoweverTheyAreSplit() => Gen.Select(RandomScores.Any, Gen.Int[1, 9]).Sample((sample, size) =>
    {
        ScoreAccumulator<int> accumulator = Gathered(sample, size);
        ClassScores<int> scores = accumulator.ToScores(), bound = sample.Bind();

        accumulator.RowCount.Should().Be(sample.Actual.Length);
        Areas(scores).Should().Equal(Areas(bound));
        scores.SampleCount.Should().Be(bound.SampleCount);
        scores.TotalWeight.Should().Be(bound.TotalWeight);
        for (int row = 0; row < sample.Actual.Length; row++) scores[row, 1].Should().Be(sample.Score(row, 1));
    });

    [Fact]
    public void Merge_GivesTheSameBitsInAnyOrderAndGrouping()
    {
        Gen<RandomScores> whole = Gen.OneOf(RandomScores.Unweighted, RandomScores.WholeWeights).Where(sample => sample.K == 3);
        Gen.Select(whole, whole, whole).Sample((a, b, c) =>
        {
            double[] expected = Areas(ClassScores.From(
                [.. a.Actual, .. b.Actual, .. c.Actual], [.. a.Scores, .. b.Scores, .. c.Scores], a.Classes,
                [.. Weights(a), .. Weights(b), .. Weights(c)]));

            Areas(Merged(Merged(Gathered(a), Gathered(b)), Gathered(c)).ToScores()).Should().Equal(expected);
            Areas(Merged(Gathered(a), Merged(Gathered(b), Gathered(c))).ToScores()).Should().Equal(expected);
            Areas(Merged(Merged(Gathered(c), Gathered(b)), Gathered(a)).ToScores()).Should().Equal(expected);
            Areas(Merged(new ScoreAccumulator<int>(a.Classes), Gathered(a)).ToScores()).Should().Equal(Areas(a.Bind()));
            Areas(Merged(Gathered(a), new ScoreAccumulator<int>(a.Classes)).ToScores()).Should().Equal(Areas(a.Bind()));
        });

        static double[] Weights(RandomScores sample) => [.. Enumerable.Range(0, sample.Actual.Length).Select(sample.WeightOf)];
    }

    [Fact]
    public void Merge_WithItselfDoubles()
    {
        var accumulator = new ScoreAccumulator<string>(Pets);
        accumulator.Add(["cat", "dog"], [0.5, 0.3, 0.2, 0.1, 0.9, 0.0], [1, 2]);
        accumulator.Merge(accumulator);
        accumulator.ToScores().TotalWeight.Should().Be(6);
        accumulator.ToScores()[3, "dog"].Should().Be(0.9);
    }

    [Fact]
    public void Add_KeepsFloatsAsLongAsAllAre()
    {
        float[] singles = [0.1f, 0.2f, 0.7f];
        double[] doubles = [0.1, 0.2, 0.7];
        var floats = new ScoreAccumulator<string>(Pets);
        floats.Add(["cat"], singles);
        floats.Add(["dog"], singles);
        floats.ToScores().Table.Epsilon.Should().Be(1.1920928955078125e-7);

        floats.Add([], ReadOnlySpan<double>.Empty);
        floats.ToScores().Table.Epsilon.Should().Be(1.1920928955078125e-7, "an empty batch has no scores of any type");

        floats.Add(["owl"], doubles);
        floats.Add(["owl"], singles);
        ClassScores<string> mixed = floats.ToScores();
        new[] { mixed[0, "cat"], mixed[2, "cat"], mixed[3, "cat"] }.Should().Equal((double)0.1f, 0.1, (double)0.1f);

        var other = new ScoreAccumulator<string>(Pets);
        other.Add(["cat"], singles);
        other.Merge(floats);
        floats.Merge(other);
        floats.RowCount.Should().Be(9);
        floats.ToScores()[8, "owl"].Should().Be((double)0.7f);
    }

    [Fact]
    public void ToScores_StaysAsItWasWhenMoreIsAdded()
    {
        var accumulator = new ScoreAccumulator<string>(Pets);
        accumulator.Add(["cat", "dog"], [0.5, 0.3, 0.2, 0.1, 0.9, 0.0]);
        ClassScores<string> before = accumulator.ToScores();
        for (int i = 0; i < 100; i++) accumulator.Add(["owl"], [0.9, 0.9, 0.1], [2]);

        before.RowCount.Should().Be(2);
        before.TotalWeight.Should().Be(2);
        before[1, "dog"].Should().Be(0.9);
        Averager.Micro.Auc(before).Value.Should().Be(Averager.Micro.Auc(ClassScores.From(["cat", "dog"], [0.5, 0.3, 0.2, 0.1, 0.9, 0.0], Pets)).Value);
        accumulator.ToScores().TotalWeight.Should().Be(202);
    }

    [Fact]
    public void Add_NamesThePositionInTheBatchAndChangesNothing()
    {
        var accumulator = new ScoreAccumulator<string>(Pets);
        accumulator.Add(["cat"], [0.5, 0.3, 0.2]);
        Refused(a => a.Add(["cat", "emu"], [0.5, 0.3, 0.2, 0.5, 0.3, 0.2])).Should().StartWith("The label 'emu' at position 1 of 'actual' is not among the declared classes.");
        Refused(a => a.Add(["cat", null!], [0.5, 0.3, 0.2, 0.5, 0.3, 0.2])).Should().StartWith("The label at position 1 of 'actual' is null.");
        Refused(a => a.Add(["cat"], [0.5, double.NaN, 0.2])).Should().StartWith("The score of row 0 for class 'dog' is NaN.");
        Refused(a => a.Add(["cat"], [0.5f, 0.1f, float.NaN])).Should().StartWith("The score of row 0 for class 'owl' is NaN.");
        Refused(a => a.Add(["cat"], [0.5, 0.2])).Should().StartWith("There are 1 samples, 3 classes and 2 scores; there must be 3 scores.");
        Refused(a => a.Add(["cat"], [0.5, 0.2, 0.3], [-1])).Should().StartWith("The weight at position 0 is -1;");
        Refused(a => a.Add(["cat"], [0.5, 0.2, 0.3], [1, 1])).Should().StartWith("'actual' has 1 entries and 'weights' has 2;");

        string Refused(Action<ScoreAccumulator<string>> add)
        {
            string message = accumulator.Invoking(add).Should().Throw<ArgumentException>().Which.Message;
            accumulator.RowCount.Should().Be(1);
            accumulator.ToScores().TotalWeight.Should().Be(1);
            return message;
        }
    }

    [Fact]
    public void Merge_NamesTheDifference()
    {
        Refused(new ScoreAccumulator<string>(["cat", "owl", "dog"])).Should().StartWith("The class at position 1 is 'dog' here and 'owl' there.");
        Refused(new ScoreAccumulator<string>(["cat", "dog"])).Should().StartWith("There are 3 classes here and 2 there.");
        Refused(new ScoreAccumulator<string>(Pets, UndeclaredLabels.Drop)).Should().StartWith("This accumulator refuses undeclared labels, and the other drops them.");
        Refused(new ScoreAccumulator<string>(Pets, comparer: StringComparer.OrdinalIgnoreCase)).Should().StartWith("The accumulators compare labels differently.");

        static string Refused(ScoreAccumulator<string> other) =>
            new ScoreAccumulator<string>(Pets).Invoking(a => a.Merge(other)).Should().Throw<ArgumentException>().Which.Message;
    }

    [Fact]
    public void ToScores_RefusesNothing()
    {
        var accumulator = new ScoreAccumulator<string>(Pets, UndeclaredLabels.Drop);
        accumulator.Invoking(a => a.ToScores()).Should().Throw<ArgumentException>().WithMessage("There are no samples.*");
        accumulator.Add(["emu"], [0.5, 0.2, 0.3]);
        accumulator.Invoking(a => a.ToScores()).Should().Throw<ArgumentException>().WithMessage("Every sample has an undeclared label and was dropped.*");
        accumulator.Add(["cat"], [0.5, 0.2, 0.3], [0]);
        accumulator.Invoking(a => a.ToScores()).Should().Throw<ArgumentException>().WithMessage("All weights are zero.*");
        accumulator.Add(["cat"], [0.5, 0.2, 0.3]);
        accumulator.ToScores().DroppedSamples.Should().Be(1);
        accumulator.ToScores().SampleCount.Should().Be(1);
    }

    [Fact]
    public void Constructor_RefusesClassesThatAreNone()
    {
        ((Action)(() => _ = new ScoreAccumulator<string>([]))).Should().Throw<ArgumentException>().WithMessage("There are no classes.*");
        ((Action)(() => _ = new ScoreAccumulator<string>(["a", "a"]))).Should().Throw<ArgumentException>().WithMessage("The class 'a' is declared twice*");
        ((Action)(() => _ = new ScoreAccumulator<string>(Pets, (UndeclaredLabels)9))).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [InlineData(StateFormat.Binary)]
    [InlineData(StateFormat.Json)]
    public void Load_GivesBackWhatWasSaved(StateFormat format) => Gen.Select(RandomScores.Any, Gen.Bool).Sample((sample, single) =>
    {
        var accumulator = new ScoreAccumulator<int>(sample.Classes);
        if (single) accumulator.Add(sample.Actual, Array.ConvertAll(sample.Scores, score => (float)score), sample.Weights);
        else accumulator.Add(sample.Actual, sample.Scores, sample.Weights);
        byte[] bytes = Bytes(accumulator, format);
        ScoreAccumulator<int> loaded = Load<int>(bytes);

        Bytes(loaded, format).Should().Equal(bytes);
        loaded.ToScores().Table.Epsilon.Should().Be(accumulator.ToScores().Table.Epsilon);
        Areas(loaded.ToScores()).Should().Equal(Areas(accumulator.ToScores()));
        Areas(Merged(loaded, accumulator).ToScores()).Should().Equal(Areas(Merged(accumulator, Load<int>(bytes)).ToScores()));
    });

    [Theory]
    [InlineData(StateFormat.Binary)]
    [InlineData(StateFormat.Json)]
    public void Load_GivesBackExtremeScoresAndNothing(StateFormat format)
    {
        var accumulator = new ScoreAccumulator<string>(Pets, UndeclaredLabels.Drop);
        Load<string>(Bytes(accumulator, format)).RowCount.Should().Be(0);
        double[] scores = [double.PositiveInfinity, double.NegativeInfinity, -0.0, double.Epsilon, double.MaxValue, 1e-320];
        accumulator.Add(["cat", "emu"], scores);
        ScoreAccumulator<string> loaded = Load<string>(Bytes(accumulator, format));

        loaded.ToScores().DroppedSamples.Should().Be(1);
        for (int i = 0; i < scores.Length; i++) BitConverter.DoubleToInt64Bits(loaded.ToScores()[i / 3, Pets[i % 3]]).Should().Be(BitConverter.DoubleToInt64Bits(scores[i]));
    }

    [Theory]
    [InlineData(StateFormat.Binary)]
    [InlineData(StateFormat.Json)]
    public void Load_RefusesEveryDamage(StateFormat format)
    {
        var accumulator = new ScoreAccumulator<string>(["ä", "b"], UndeclaredLabels.Drop);
        accumulator.Add(["ä", "x", "b"], [0.25f, 0.75f, 1e-9f, float.PositiveInfinity, 0, 1], [1, 0.5, 2]);
        byte[] bytes = Bytes(accumulator, format);
        int refused = SavedState.Damage(bytes, s => ScoreAccumulator<string>.Load(s), loaded => Bytes(loaded, StateFormat.Binary), seed: 11);
        refused.Should().BeInRange((5 * bytes.Length) - (format == StateFormat.Json ? 8 : 0), 5 * bytes.Length);
    }

    private static ScoreAccumulator<int> Gathered(RandomScores sample, int size = 5)
    {
        var accumulator = new ScoreAccumulator<int>(sample.Classes);
        for (int start = 0; start < sample.Actual.Length; start += size)
        {
            int end = Math.Min(start + size, sample.Actual.Length);
            accumulator.Add(sample.Actual.AsSpan(start..end), sample.Scores.AsSpan((start * sample.K)..(end * sample.K)), sample.Weights is null ? default : sample.Weights.AsSpan(start..end));
        }

        return accumulator;
    }

    private static ScoreAccumulator<int> Merged(ScoreAccumulator<int> first, ScoreAccumulator<int> second)
    {
        first.Merge(second);
        return first;
    }

    private static double[] Areas(ClassScores<int> scores) =>
    [
        .. scores.PerClass.ToArray().Select(Metric.RocAuc.Measure),
        .. scores.PerClass.ToArray().Select(Metric.AveragePrecision.Measure),
        Averager.Micro.Auc(scores).Value,
        Averager.Macro.AveragePrecision(scores).Value,
    ];

    private static byte[] Bytes<TLabel>(ScoreAccumulator<TLabel> accumulator, StateFormat format)
        where TLabel : notnull => SavedState.Bytes(stream => accumulator.Save(stream, format));

    private static ScoreAccumulator<TLabel> Load<TLabel>(byte[] bytes)
        where TLabel : notnull => SavedState.Load(bytes, stream => ScoreAccumulator<TLabel>.Load(stream));
}
