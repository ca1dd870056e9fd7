using System.Collections.Immutable;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <content>Statistics of a confusion matrix.</content>
public sealed partial class Influence
{
    /// <summary>The influence of an averaged metric of counts.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="matrix">The confusion matrix.</param>
    /// <param name="averager">Micro, macro, weighted, worst, or class weights; of the worst class, the error leaves out that it was picked from the data.</param>
    /// <param name="metric">The metric.</param>
    /// <returns>The influence by cell. Classes to which the policy gives a number count as constants; skipped ones leave average and shares; else NaN.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The averager does not fit the classes or the metric, or is of a kind whose derivative is not known.</exception>
    /// <exception cref="UndefinedMetricException">A value is undefined and the averager was told to throw.</exception>
    public static Influence Of<TLabel>(ConfusionMatrix<TLabel> matrix, IAverager averager, CountsMetric metric)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return OfCounts(matrix, matrix, averager, metric);
    }

    /// <summary>The influence of a metric of counts averaged over some classes of a matrix.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="selection">The classes.</param>
    /// <param name="averager">The averager.</param>
    /// <param name="metric">The metric.</param>
    /// <returns>The influence by cell of the whole matrix.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">As for the whole matrix.</exception>
    /// <exception cref="UndefinedMetricException">A value is undefined and the averager was told to throw.</exception>
    public static Influence Of<TLabel>(ClassSelection<TLabel> selection, IAverager averager, CountsMetric metric)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(selection);
        return OfCounts(selection.Matrix, selection, averager, metric);
    }

    /// <summary>The influence of a metric of one class.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="matrix">The confusion matrix.</param>
    /// <param name="label">The class.</param>
    /// <param name="metric">The metric.</param>
    /// <returns>The influence by cell; NaN throughout where the metric is undefined.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="KeyNotFoundException">There is no such class.</exception>
    public static Influence Of<TLabel>(ConfusionMatrix<TLabel> matrix, TLabel label, CountsMetric metric)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(metric);
        int position = matrix.Classes.Require(label);
        BinaryCounts counts = matrix.PerClass[position];
        var slopes = new CountsForm[matrix.ClassCount];
        slopes[position] = metric.Gradient(counts);
        double value = metric.Measure(counts);
        double[] derivatives = double.IsNaN(value) ? Undefined(matrix.Table.Count) : CellDerivatives.Of(matrix.Table, slopes, default);
        return new Influence(
            $"{metric.Name} of {MatrixText.Label(label)}", value, metric.Range, InfluenceUnits.OfCells(matrix), derivatives, EvidenceOf(matrix, [position], []));
    }

    /// <summary>The influence of a statistic of the whole matrix, such as kappa.</summary>
    /// <param name="matrix">The confusion matrix.</param>
    /// <param name="metric">The statistic.</param>
    /// <returns>The influence by cell; NaN throughout where the statistic is undefined.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static Influence Of(ConfusionMatrix matrix, MatrixMetric metric)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(metric);
        double value = metric.Measure(matrix);
        double[] derivatives = double.IsNaN(value) ? Undefined(matrix.Table.Count) : metric.Gradient(matrix);
        return new Influence(metric.Name, value, metric.Range, InfluenceUnits.OfCells(matrix), derivatives, new Evidence(matrix.SampleCount, null, []).On(AllSamples(matrix)));
    }

    private static Influence OfCounts<TLabel>(ConfusionMatrix<TLabel> matrix, IClassParts<TLabel, BinaryCounts> classes, IAverager averager, CountsMetric metric)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(averager);
        ArgumentNullException.ThrowIfNull(metric);
        AveragedScore<TLabel> score = averager.Average(classes, metric);
        AverageSlopes average = AverageSlopes.Of(averager, score, label => matrix[label].Support);

        int[] positions = [.. classes.Classes.Select(matrix.Classes.Require)];
        var slopes = new CountsForm[matrix.ClassCount];
        double[] shareSlopes = new double[matrix.ClassCount];
        CountsForm pooled = average.IsPooled ? metric.Gradient(BinaryCounts.Pool(classes.PerClass)) : default;
        for (int c = 0; c < positions.Length; c++)
        {
            if (average.IsPooled) slopes[positions[c]] = pooled;
            else if (average.Values[c] != 0) slopes[positions[c]] = Scaled(metric.Gradient(classes.PerClass[c]), average.Values[c]);
            shareSlopes[positions[c]] = average.Supports[c];
        }

        // A number put in for an undefined pool is a constant, which no sample moves.
        bool isConstant = average.IsPooled && score.UndefinedReason is not null;
        double[] derivatives = double.IsNaN(score.Value) ? Undefined(matrix.Table.Count)
            : isConstant ? new double[matrix.Table.Count]
            : CellDerivatives.Of(matrix.Table, slopes, shareSlopes);
        return new Influence(
            $"{metric.Name} ({averager.Name})", score.Value, metric.Range, InfluenceUnits.OfCells(matrix), derivatives,
            EvidenceOf(matrix, [.. positions.Where((_, c) => !isConstant && (average.IsPooled || average.Values[c] != 0))], average.Notes));
    }

    private static Evidence EvidenceOf<TLabel>(ConfusionMatrix<TLabel> matrix, int[] positions, ImmutableArray<string> notes)
        where TLabel : notnull
    {
        double fewest = double.PositiveInfinity;
        int rarest = -1;
        foreach (int position in positions)
        {
            double cases = CellDerivatives.SamplesOfRow(matrix.Table, position);
            if (cases >= fewest) continue;
            fewest = cases;
            rarest = position;
        }

        return rarest < 0 ? new Evidence(0, null, notes) : new Evidence(fewest, MatrixText.Label(matrix.Classes[rarest]), notes).On(CasesOf(matrix, positions));
    }

    // Of classes that never occur, the samples predicted as them; where there are none either, all.
    internal static KishNumber? CasesOf(ConfusionMatrix matrix, int[] positions)
    {
        if (matrix.Table.SquaresPerClass() is not { } squares) return null;
        return Evidence.Fewest(positions.Select(c => KishNumber.Of(matrix.PerClass[c].Support, squares[c].Support)))
            ?? Evidence.Fewest(positions.Select(c => KishNumber.Of(matrix.PerClass[c].PredictedPositives, squares[c].PredictedPositives)))
            ?? AllSamples(matrix);
    }

    internal static KishNumber? AllSamples(ConfusionMatrix matrix) =>
        matrix.Table.SquaresPerClass() is { } squares ? KishNumber.Of(matrix.TotalWeight, squares[0].Total) : null;

    private static double[] Undefined(int count)
    {
        double[] derivatives = new double[count];
        Array.Fill(derivatives, double.NaN);
        return derivatives;
    }

    private static CountsForm Scaled(CountsForm form, double factor) =>
        new(factor * form.TruePositives, factor * form.FalsePositives, factor * form.TrueNegatives, factor * form.FalseNegatives);
}
