using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;

namespace MulticlassMetrics.Tests.Scores;

public class ScoreBindingTest
{
    private static readonly string[] Actual = ["a", "b", "a"];
    private static readonly string[] Classes = ["a", "b"];
    private static readonly double[] Flat = [0.75, 0.25, 0.5, 0.5, 0.125, 0.875];
    private static readonly float[] FlatFloats = Array.ConvertAll(Flat, score => (float)score);

    public static TheoryData<string> Shapes => ["array", "memory", "span", "rectangle", "rows", "matrix"];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void From_ReadsEveryShapeOfDoublesAndFloats(string shape)
    {
        foreach (ClassScores<string> scores in new[] { Doubles(shape, Flat), Floats(shape, FlatFloats) })
        {
            scores.ClassCount.Should().Be(2);
            scores.RowCount.Should().Be(3);
            scores.SampleCount.Should().Be(3);
            scores.TotalWeight.Should().Be(3);
            scores.AreProbabilities.Should().BeTrue();
            for (int i = 0; i < Flat.Length; i++) scores[i / 2, Classes[i % 2]].Should().Be(Flat[i]);
            Averager.Macro.Auc(scores).Value.Should().Be(0.5);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void From_BorrowsArraysAndMemory_AndCopiesTheRest(string shape)
    {
        double[] doubles = [.. Flat];
        float[] floats = [.. FlatFloats];
        ClassScores<string> ofDoubles = Doubles(shape, doubles), ofFloats = Floats(shape, floats);

        // The other shapes are built from the arrays, so writing to those says nothing of them; the tests below write to the shapes themselves.
        doubles[0] = 0;
        floats[0] = 0;

        bool borrowed = shape is "array" or "memory";
        ofDoubles[0, "a"].Should().Be(borrowed ? 0 : 0.75);
        ofFloats[0, "a"].Should().Be(borrowed ? 0 : 0.75);
    }

    [Fact]
    public void From_CopiesRectanglesRowsAndMatrices()
    {
        double[,] rectangle = { { 0.75, 0.25 } };
        double[][] rows = [[0.75, 0.25]];
        Matrix<double> matrix = Matrix<double>.Build.DenseOfRows(rows);
        ClassScores<string>[] all =
        [
            ClassScores.From(["a"], rectangle, Classes),
            ClassScores.From(["a"], rows, Classes),
            ClassScores.From(["a"], matrix, Classes),
        ];

        rectangle[0, 0] = rows[0][0] = matrix[0, 0] = 0;

        all.Should().AllSatisfy(scores => scores[0, "a"].Should().Be(0.75));
    }

    [Fact]
    public void Weights_AreCopied()
    {
        double[] weights = [1, 2, 3];
        var scores = ClassScores.From(Actual, Flat, Classes, weights);

        weights[0] = 100;

        scores["a"].Support.Should().Be(4);
        scores.TotalWeight.Should().Be(6);
    }

    [Fact]
    public void Floats_AreNotWidened()
    {
        const int n = 50_000, k = 20;
        // Texts, since unoptimised code boxes numbers when it asks whether they are null.
        string[] classes = [.. Enumerable.Range(0, k).Select(c => $"class {c}")], actual = [.. Enumerable.Range(0, n).Select(row => classes[row % k])];
        var scores = new float[n * k];
        for (int i = 0; i < scores.Length; i++) scores[i] = i * 7919 % 1009;
        Metric.RocAuc.Measure(ClassScores.From(actual, scores, classes)["class 0"]);

        long before = GC.GetAllocatedBytesForCurrentThread();
        var bound = ClassScores.From(actual, scores, classes);
        double area = Metric.RocAuc.Measure(bound["class 3"]);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        area.Should().BeInRange(0, 1);
        allocated.Should().BeLessThan(n * 16, "a position a row or two, not the {0} bytes of the scores as doubles", (long)n * k * sizeof(double));
    }

    [Fact]
    public void ForPositive_TakesEveryOtherLabelForNegative()
    {
        foreach (ClassScores<string> scores in new[]
        {
            ClassScores.ForPositive(["x", "y", "z"], [0.9, 0.8, 0.1], "x"),
            ClassScores.ForPositive(["x", "y", "z"], [0.9f, 0.8f, 0.1f], "x"),
            ClassScores.ForPositive(["x", "y", "z"], ((double[])[0.9, 0.8, 0.1]).AsMemory(), "x"),
            ClassScores.ForPositive(["x", "y", "z"], ((float[])[0.9f, 0.8f, 0.1f]).AsMemory(), "x"),
        })
        {
            scores.Classes.Should().Equal("x");
            scores["x"].Support.Should().Be(1);
            scores["x"].NegativeWeight.Should().Be(2);
            Averager.Macro.Auc(scores).Value.Should().Be(1);
            Averager.Micro.Auc(scores).Value.Should().Be(1);
        }
    }

    [Fact]
    public void Comparer_DecidesWhichLabelsAreTheSame()
    {
        var scores = ClassScores.From(["A", "b"], Flat[..4], Classes, comparer: StringComparer.OrdinalIgnoreCase);

        scores["a"].Support.Should().Be(1);
        scores["B"].Support.Should().Be(1);
        ClassScores.ForPositive(["A", "b"], [0.9, 0.1], "a", comparer: StringComparer.OrdinalIgnoreCase)["a"].Support.Should().Be(1);
    }

    [Fact]
    public void UndeclaredLabels_AreDroppedWhenAskedFor()
    {
        var scores = ClassScores.From(["a", "x", "b"], Flat, Classes, undeclared: UndeclaredLabels.Drop);

        scores.DroppedSamples.Should().Be(1);
        scores.RowCount.Should().Be(3);
        scores.SampleCount.Should().Be(2);
        scores["a"].NegativeWeight.Should().Be(1);
        scores.Curve("a").Thresholds.ToArray().Should().Equal(double.PositiveInfinity, 0.75, 0.125);
        Averager.Macro.Auc(scores).Value.Should().Be(1);
    }

    [Fact]
    public void From_NamesTheRowAndTheClassOfANaN()
    {
        double[] scores = [.. Flat];
        scores[3] = double.NaN;

        Refuses(() => ClassScores.From(Actual, scores, Classes), "The score of row 1 for class 'b' is NaN. (Parameter 'scores')");
        Refuses(() => ClassScores.From(Actual, Array.ConvertAll(scores, score => (float)score), Classes), "The score of row 1 for class 'b' is NaN. (Parameter 'scores')");
        Refuses(() => ClassScores.ForPositive(Actual, [0, 0, double.NaN], "a"), "The score of row 2 for class 'a' is NaN. (Parameter 'scores')");
    }

    [Fact]
    public void From_SaysWhichNumbersDoNotFit()
    {
        Refuses(() => ClassScores.From(Actual, Flat[1..], Classes), "There are 3 samples, 2 classes and 5 scores; there must be 6 scores. (Parameter 'scores')");
        Refuses(() => ClassScores.From(Actual, new double[2, 3], Classes), "There are 3 samples and 2 classes, and the scores are 2 x 3. (Parameter 'scores')");
        Refuses(() => ClassScores.From(Actual, Matrix<float>.Build.Dense(3, 1), Classes), "There are 3 samples and 2 classes, and the scores are 3 x 1. (Parameter 'scores')");
        Refuses(() => ClassScores.From(Actual, new double[][] { [1, 2] }, Classes), "'actual' has 3 entries and 'scores' has 1; they must have the same number. (Parameter 'scores')");
        Refuses(() => ClassScores.From(Actual, new double[][] { [1, 2], [1], [1, 2] }, Classes), "Row 1 has 1 scores; there are 2 classes. (Parameter 'scores')");
        Refuses(() => ClassScores.From(Actual, new double[][] { [1, 2], null!, [1, 2] }, Classes), "Row 1 of the scores is null. (Parameter 'scores')");
        Refuses(() => ClassScores.ForPositive(Actual, [0.1], "a"), "'actual' has 3 entries and 'scores' has 1; they must have the same number. (Parameter 'scores')");
        Refuses(() => ClassScores.From(Array.Empty<string>(), Array.Empty<double>(), Classes), "There are no samples. (Parameter 'actual')");
        Refuses(() => ClassScores.From(Actual, Array.Empty<double>(), Array.Empty<string>()), "There are no classes. (Parameter 'classes')");
    }

    [Fact]
    public void From_SaysWhichLabelDoesNotFit()
    {
        Refuses(() => ClassScores.From(["a", "x", "b"], Flat, Classes), "The label 'x' at position 1 of 'actual' is not among the declared classes. (Parameter 'actual')");
        Refuses(() => ClassScores.From(["a", null!, "b"], Flat, Classes), "The label at position 1 of 'actual' is null. (Parameter 'actual')");
        Refuses(() => ClassScores.ForPositive(["a", null!], [0.1, 0.2], "a"), "The label at position 1 of 'actual' is null. (Parameter 'actual')");
        Refuses(() => ClassScores.From(Actual, Flat, ["a", "a"]), "The class 'a' is declared twice, at positions 0 and 1. (Parameter 'classes')");
        Refuses(() => ClassScores.From(Actual, Flat, ["a", null!]), "The label at position 1 of 'classes' is null. (Parameter 'classes')");
        Refuses(
            () => ClassScores.From(["x", "y", "z"], Flat, Classes, undeclared: UndeclaredLabels.Drop),
            "Every sample has an undeclared label and was dropped. (Parameter 'actual')");
    }

    [Fact]
    public void From_SaysWhichWeightDoesNotFit()
    {
        Refuses(() => ClassScores.From(Actual, Flat, Classes, [1, -1, 1]), "The weight at position 1 is -1; a weight must be a finite number that is not negative. (Parameter 'weights')");
        Refuses(() => ClassScores.From(Actual, Flat, Classes, [1, 1, double.NaN]), "The weight at position 2 is NaN; a weight must be a finite number that is not negative. (Parameter 'weights')");
        Refuses(() => ClassScores.From(Actual, Flat, Classes, [1, 1]), "'actual' has 3 entries and 'weights' has 2; they must have the same number. (Parameter 'weights')");
        Refuses(() => ClassScores.From(Actual, Flat, Classes, [0, 0, 0]), "All weights are zero. (Parameter 'weights')");
        Refuses(() => ClassScores.ForPositive(Actual, [0.1, 0.2, 0.3], "a", [0, 0, 0]), "All weights are zero. (Parameter 'weights')");
        Refuses(
            () => ClassScores.From(Actual, Flat, Classes, [1e308, 1e308, 1e308]),
            "The weights add up to more than a number can hold. (Parameter 'weights')");
    }

    [Fact]
    public void From_RefusesNull()
    {
        ((Action)(() => ClassScores.From(null!, Flat, Classes))).Should().Throw<ArgumentNullException>().WithParameterName("actual");
        ((Action)(() => ClassScores.From(Actual, (double[])null!, Classes))).Should().Throw<ArgumentNullException>().WithParameterName("scores");
        ((Action)(() => ClassScores.From(Actual, (float[])null!, Classes))).Should().Throw<ArgumentNullException>().WithParameterName("scores");
        ((Action)(() => ClassScores.From(Actual, (double[,])null!, Classes))).Should().Throw<ArgumentNullException>().WithParameterName("scores");
        ((Action)(() => ClassScores.From(Actual, (float[][])null!, Classes))).Should().Throw<ArgumentNullException>().WithParameterName("scores");
        ((Action)(() => ClassScores.From(Actual, (Matrix<double>)null!, Classes))).Should().Throw<ArgumentNullException>().WithParameterName("scores");
        ((Action)(() => ClassScores.From(Actual, Flat, null!))).Should().Throw<ArgumentNullException>().WithParameterName("classes");
        ((Action)(() => ClassScores.ForPositive(Actual, (double[])null!, "a"))).Should().Throw<ArgumentNullException>().WithParameterName("scores");
        ((Action)(() => ClassScores.ForPositive(Actual, Flat[..3], null!))).Should().Throw<ArgumentNullException>().WithParameterName("positive");
        ((Action)(() => ClassScores.From(Actual, Flat, Classes, undeclared: (UndeclaredLabels)9))).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("undeclared");
    }

    [Fact]
    public void Indexers_RefuseWhatIsNotThere()
    {
        var scores = ClassScores.From(Actual, Flat, Classes);

        scores.Invoking(s => s["x"]).Should().Throw<KeyNotFoundException>().WithMessage("There is no class 'x'.");
        scores.Invoking(s => s[3, "a"]).Should().Throw<ArgumentOutOfRangeException>().WithMessage("There are 3 rows.*");
        scores.Invoking(s => s[0, "x"]).Should().Throw<KeyNotFoundException>();
        scores.Invoking(s => s.Select()).Should().Throw<ArgumentException>().WithMessage("No class is named.*");
        scores.Invoking(s => s.Select("a", "a")).Should().Throw<ArgumentException>().WithMessage("The class 'a' is declared twice*");
        scores.Invoking(s => s.Select("x")).Should().Throw<KeyNotFoundException>();
        scores.Select("b").Invoking(s => s["a"]).Should().Throw<KeyNotFoundException>();
    }

    [Fact]
    public void AreProbabilities_LooksAtTheSamplesThatCount()
    {
        double[] outside = [.. Flat];
        outside[2] = 1.5;

        ClassScores.From(Actual, outside, Classes).AreProbabilities.Should().BeFalse();
        ClassScores.From(Actual, outside, Classes, [1, 0, 1]).AreProbabilities.Should().BeTrue();
    }

    private static ClassScores<string> Doubles(string shape, double[] flat) => shape switch
    {
        "array" => ClassScores.From(Actual, flat, Classes),
        "memory" => ClassScores.From(Actual, flat.AsMemory(), Classes),
        "span" => ClassScores.From(Actual, flat.AsSpan(), Classes),
        "rectangle" => ClassScores.From(Actual, Rectangle(flat), Classes),
        "rows" => ClassScores.From(Actual, flat.Chunk(2).ToArray(), Classes),
        "matrix" => ClassScores.From(Actual, Matrix<double>.Build.DenseOfArray(Rectangle(flat)), Classes),
        _ => throw new SwitchExpressionException(shape),
    };

    private static ClassScores<string> Floats(string shape, float[] flat) => shape switch
    {
        "array" => ClassScores.From(Actual, flat, Classes),
        "memory" => ClassScores.From(Actual, flat.AsMemory(), Classes),
        "span" => ClassScores.From(Actual, flat.AsSpan(), Classes),
        "rectangle" => ClassScores.From(Actual, Rectangle(flat), Classes),
        "rows" => ClassScores.From(Actual, flat.Chunk(2).ToArray(), Classes),
        "matrix" => ClassScores.From(Actual, Matrix<float>.Build.DenseOfArray(Rectangle(flat)), Classes),
        _ => throw new SwitchExpressionException(shape),
    };

    private static T[,] Rectangle<T>(T[] flat) => new[,] { { flat[0], flat[1] }, { flat[2], flat[3] }, { flat[4], flat[5] } };

    private static void Refuses(Action action, string message) => action.Should().Throw<ArgumentException>().Which.Message.Should().Be(message);
}
