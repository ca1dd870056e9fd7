using CsCheck;
using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Counts;

public class ConfusionMatrixLawsTest
{
    private static readonly IAverager[] Averagers = [Averager.Micro, Averager.Macro, Averager.Weighted, Averager.Worst];

    [Fact]
    public void PerClass_IsWhatTheSamplesCountTo() => Samples.Some.Sample(samples =>
    {
        ConfusionMatrix<int> matrix = samples.Matrix;
        foreach (int label in matrix.Classes) matrix[label].Should().Be(samples.CountsOf(label));
        matrix.Classes.Should().Equal(samples.Actual.Union(samples.Predicted).Order());
        matrix.SampleCount.Should().Be(samples.Weights.Count(w => w > 0));
        matrix.TotalWeight.Should().Be(samples.Weights.Sum());
    });

    [Fact]
    public void Cells_AreWhatTheSamplesCountTo() => Samples.Some.Sample(samples =>
    {
        ConfusionMatrix<int> matrix = samples.Matrix;
        var rows = samples.Actual.Zip(samples.Predicted, samples.Weights);
        foreach (int actual in matrix.Classes)
        {
            foreach (int predicted in matrix.Classes)
            {
                matrix[actual, predicted].Should().Be(rows.Where(row => row.First == actual && row.Second == predicted).Sum(row => row.Third));
            }
        }
    });

    [Fact]
    public void Averages_DoNotChangeWithTheNamesAndTheOrderOfClasses() => Gen.Select(Samples.Some, Gen.Shuffle(Enumerable.Range(0, 7).ToArray())).Sample((samples, names) =>
    {
        var renamed = new Samples(Array.ConvertAll(samples.Actual, c => names[c]), Array.ConvertAll(samples.Predicted, c => names[c]), samples.Weights);

        foreach (int label in samples.Matrix.Classes) renamed.Matrix[names[label]].Should().Be(samples.Matrix[label]);
        foreach (IAverager averager in Averagers)
        {
            foreach (CountsMetric metric in Metric.OfCounts.Where(metric => metric.Direction != MetricDirection.Neither))
            {
                Golden.Agree(averager.Average(renamed.Matrix, metric).Value, averager.Average(samples.Matrix, metric).Value, 1e-12, $"{metric.Name} ({averager.Name})");
            }
        }
    });

    [Fact]
    public void FromLabels_DoesNotChangeWithTheOrderOfSamples() => Gen.Select(Samples.Some, Gen.Int[0, 1000]).Sample((samples, seed) =>
    {
        int[] order = [.. Enumerable.Range(0, samples.Actual.Length)];
        new Random(seed).Shuffle(order);

        ConfusionMatrix<int> shuffled = ConfusionMatrix.FromLabels(
            Array.ConvertAll(order, i => samples.Actual[i]), Array.ConvertAll(order, i => samples.Predicted[i]), Array.ConvertAll(order, i => samples.Weights[i]));

        shuffled.Should().Be(samples.Matrix);
    });

    [Fact]
    public void Add_EqualsTheJoinedInput() => Gen.Select(Samples.Some, Samples.Some, Gen.Int[-3, 3]).Sample((first, second, shift) =>
    {
        // Shifted, so that the two know different classes.
        second = second with { Actual = Array.ConvertAll(second.Actual, c => c + shift), Predicted = Array.ConvertAll(second.Predicted, c => c + shift) };
        var joined = new Samples([.. first.Actual, .. second.Actual], [.. first.Predicted, .. second.Predicted], [.. first.Weights, .. second.Weights]);

        (first.Matrix + second.Matrix).Should().Be(joined.Matrix);
        (second.Matrix + first.Matrix).Should().Be(joined.Matrix);
        (first.Matrix + second.Matrix).GetHashCode().Should().Be(joined.Matrix.GetHashCode());
    });

    [Fact]
    public void Add_EqualsTheJoinedInputForClassesInOrderOfAppearance() => Gen.Select(Samples.Some, Samples.Some).Sample((first, second) =>
    {
        static ConfusionMatrix<Unordered> Count(IEnumerable<int> actual, IEnumerable<int> predicted) =>
            ConfusionMatrix.FromLabels(actual.Select(c => new Unordered(c)), predicted.Select(c => new Unordered(c)));

        (Count(first.Actual, first.Predicted) + Count(second.Actual, second.Predicted))
            .Should().Be(Count(first.Actual.Concat(second.Actual), first.Predicted.Concat(second.Predicted)));
    });

    [Fact]
    public void Accuracy_IsWeightedRecallAndMicroF1() => Samples.Some.Sample(samples =>
    {
        ConfusionMatrix<int> matrix = samples.Matrix;
        double accuracy = samples.Actual.Zip(samples.Predicted, samples.Weights).Where(row => row.First == row.Second).Sum(row => row.Third) / samples.Weights.Sum();

        Golden.Agree(matrix.Accuracy, accuracy, 1e-14, "accuracy");
        Golden.Agree(matrix.ErrorRate, 1 - accuracy, 1e-14, "error rate");
        Golden.Agree(Averager.Weighted.Recall(matrix).Value, accuracy, 1e-14, "weighted recall");
        Golden.Agree(Averager.Micro.F1(matrix).Value, accuracy, 1e-14, "micro F1");
        Golden.Agree(Averager.Micro.Precision(matrix).Value, accuracy, 1e-14, "micro precision");
        Golden.Agree(Averager.Micro.Recall(matrix).Value, accuracy, 1e-14, "micro recall");
    });

    [Fact]
    public void SwappingActualAndPredicted_SwapsPrecisionAndRecall() => Samples.Some.Sample(samples =>
    {
        ConfusionMatrix<int> matrix = samples.Matrix, swapped = ConfusionMatrix.FromLabels(samples.Predicted, samples.Actual, samples.Weights);
        foreach (int label in matrix.Classes)
        {
            swapped[label].Precision.Should().Be(matrix[label].Recall);
            swapped[label].FalsePositives.Should().Be(matrix[label].FalseNegatives);
        }
    });

    private sealed record Unordered(int Code);
}
