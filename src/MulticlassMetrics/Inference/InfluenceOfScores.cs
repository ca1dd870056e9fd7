using System.Collections.Immutable;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <content>Statistics of scores.</content>
public sealed partial class Influence
{
    /// <summary>The influence of an averaged ROC AUC or average precision.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="scores">The scores.</param>
    /// <param name="averager">Micro, macro, weighted, worst, or class weights. Of micro, a sample's entries count together, as they must: taken as independent they give intervals that cover 85–89% instead of 95%.</param>
    /// <param name="metric"><see cref="Metric.RocAuc"/>, <see cref="Metric.AveragePrecision"/> or <see cref="Metric.ClassBrierScore"/>.</param>
    /// <returns>The influence by row.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The averager does not fit the classes or is of a kind whose derivative is not known; the metric is not smooth in the weights.</exception>
    /// <exception cref="UndefinedMetricException">A value is undefined and the averager was told to throw.</exception>
    public static Influence Of<TLabel>(ClassScores<TLabel> scores, IAverager averager, ScoreMetric metric)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(scores);
        return OfScores(scores, scores, averager, metric);
    }

    /// <summary>The influence of a metric averaged over some classes of scores.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="selection">The classes.</param>
    /// <param name="averager">The averager.</param>
    /// <param name="metric"><see cref="Metric.RocAuc"/>, <see cref="Metric.AveragePrecision"/> or <see cref="Metric.ClassBrierScore"/>.</param>
    /// <returns>The influence by row of all samples.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">As for all classes.</exception>
    /// <exception cref="UndefinedMetricException">A value is undefined and the averager was told to throw.</exception>
    public static Influence Of<TLabel>(ScoreSelection<TLabel> selection, IAverager averager, ScoreMetric metric)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(selection);
        return OfScores(selection.Scores, selection, averager, metric);
    }

    /// <summary>The influence of the ROC AUC or the average precision of one class.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="scores">The scores.</param>
    /// <param name="label">The class.</param>
    /// <param name="metric"><see cref="Metric.RocAuc"/>, <see cref="Metric.AveragePrecision"/> or <see cref="Metric.ClassBrierScore"/>.</param>
    /// <returns>The influence by row; NaN throughout where the metric is undefined. For the variance of DeLong, whose divisor is one less, see <see cref="DeLong"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="KeyNotFoundException">There is no such class.</exception>
    /// <exception cref="ArgumentException">The metric is not smooth in the weights.</exception>
    public static Influence Of<TLabel>(ClassScores<TLabel> scores, TLabel label, ScoreMetric metric)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(scores);
        RequireSmooth(metric);
        ScoredClass scored = scores[label];
        double value = metric.Measure(scored);
        return new Influence(
            NameOf(metric, label), value, metric.Range, UnitsOf(scores), OfClass(scored, scores.Table, metric, value), EvidenceOf(scores, [scores.Classes.Require(label)], []));
    }

    /// <summary>The influence of a statistic of all scores together: one-vs-one AUC, log loss, Brier score and other means over rows.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="scores">The scores.</param>
    /// <param name="metric">The statistic.</param>
    /// <returns>The influence by row; NaN throughout where the statistic is undefined.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The statistic is not smooth in the weights, as calibration error over bins of equal mass is not.</exception>
    public static Influence Of<TLabel>(ClassScores<TLabel> scores, ScoresMetric metric)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(metric);
        if (!metric.IsSmooth) throw new ArgumentException($"'{metric.Name}' is not smooth in the weights of the samples; take a bootstrap.", nameof(metric));
        (double value, double[] derivatives) = metric.Differentiate(scores);
        return new Influence(metric.Name, value, metric.Range, UnitsOf(scores), derivatives, EvidenceOf(scores, [.. Enumerable.Range(0, scores.ClassCount)], []));
    }

    private static LinearForm OfClass(ScoredClass scored, ScoreTable table, ScoreMetric metric, double value)
    {
        // What follows from pairs need not be stored.
        if (ReferenceEquals(metric, Metric.RocAuc) && !double.IsNaN(value) && scored.Pairs is { } pairs) return new LinearForm(pairs.Derivatives(value));
        double[] derivatives = Zeros.Of<double>(table.Rows);
        if (double.IsNaN(value)) Array.Fill(derivatives, double.NaN);
        else AddDerivatives(scored, table, metric, 1, derivatives);
        return new LinearForm(derivatives);
    }

    private static Influence OfScores<TLabel>(ClassScores<TLabel> scores, IClassParts<TLabel, ScoredClass> classes, IAverager averager, ScoreMetric metric)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(averager);
        RequireSmooth(metric);
        AveragedScore<TLabel> score = averager.Average(classes, metric);
        AverageSlopes average = AverageSlopes.Of(averager, score, label => scores[label].Support);

        int[] positions = [.. classes.Classes.Select(scores.Classes.Require)];
        double[] derivatives = Zeros.Of<double>(scores.RowCount);
        if (double.IsNaN(score.Value))
        {
            Array.Fill(derivatives, double.NaN);
        }
        else if (average.IsPooled)
        {
            AddDerivatives(ScoredClass.Pool(classes.PerClass), scores.Table, metric, 1, derivatives);
        }
        else
        {
            for (int c = 0; c < positions.Length; c++)
            {
                if (average.Values[c] != 0) AddDerivatives(classes.PerClass[c], scores.Table, metric, average.Values[c], derivatives);
                if (average.Supports[c] == 0) continue;
                foreach (int row in scores.Table.PositiveRows(positions[c])) derivatives[row] += average.Supports[c];
            }
        }

        int[] counted = [.. positions.Where((_, c) => average.IsPooled || average.Values[c] != 0)];
        return new Influence($"{metric.Name} ({averager.Name})", score.Value, metric.Range, UnitsOf(scores), derivatives, EvidenceOf(scores, counted, average.Notes));
    }

    private static void AddDerivatives(ScoredClass part, ScoreTable table, ScoreMetric metric, double factor, double[] into)
    {
        if (ReferenceEquals(metric, Metric.ClassBrierScore)) Metric.AddMeanSquareDerivatives(part, metric.Measure(part), factor, into);
        else AreaDerivatives.Add(part, table, ReferenceEquals(metric, Metric.RocAuc) ? AreaDerivatives.Kind.RocAuc : AreaDerivatives.Kind.AveragePrecision, factor, into);
    }

    private static void RequireSmooth(ScoreMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        if (ReferenceEquals(metric, Metric.RocAuc) || ReferenceEquals(metric, Metric.AveragePrecision) || ReferenceEquals(metric, Metric.ClassBrierScore)) return;
        throw new ArgumentException($"'{metric.Name}' is not smooth in the weights of the samples; take a bootstrap.", nameof(metric));
    }

    internal static string NameOf<TLabel>(ScoreMetric metric, TLabel label)
        where TLabel : notnull => $"{metric.Name} of {MatrixText.Label(label)}";

    internal static InfluenceUnits UnitsOf(ClassScores scores) => InfluenceUnits.OfRows(scores.RowCount, scores.Table.UsedWeights(), scores.SampleCount, scores.TotalWeight, scores.Truth);

    internal static Evidence EvidenceOf<TLabel>(ClassScores<TLabel> scores, int[] positions, ImmutableArray<string> notes)
        where TLabel : notnull
    {
        int rarest = -1;
        foreach (int position in positions)
        {
            if (rarest < 0 || scores.Table.PositiveRows(position).Length < scores.Table.PositiveRows(rarest).Length) rarest = position;
        }

        return rarest < 0
            ? new Evidence(0, null, notes)
            : new Evidence(scores.Table.PositiveRows(rarest).Length, MatrixText.Label(scores.Classes[rarest]), notes).On(CasesOf(scores.Table, positions));
    }

    internal static KishNumber AllSamples(ScoreTable table) =>
        KishNumber.Of([.. Enumerable.Range(0, table.Rows).Where(row => table.Actual[row] != ScoreTable.Excluded)], table);

    // A class is told from the rest by disjoint pairs, of which there are as many as of the rarer kind.
    private static KishNumber? CasesOf(ScoreTable table, int[] positions)
    {
        var groups = new KishNumber[table.Columns + 1];
        double heaviest = 0;
        for (int c = 0; c < groups.Length; c++)
        {
            groups[c] = KishNumber.Of(table.PositiveRows(c), table);
            heaviest = Math.Max(heaviest, groups[c].Weight);
        }

        double weight = 0, squares = 0;
        foreach (KishNumber group in groups)
        {
            weight += group.Weight / heaviest;
            squares += Squares(group);
        }

        return Evidence.Fewest(positions.SelectMany(c => (KishNumber[])[groups[c], Rest(groups[c])]));

        double Squares(KishNumber group) => group.Effective > 0 ? group.Weight / heaviest * (group.Weight / heaviest) / group.Effective : 0;

        KishNumber Rest(KishNumber group)
        {
            double rest = weight - (group.Weight / heaviest), others = squares - Squares(group);
            return group.Weight < weight * heaviest && others > 0 ? new KishNumber(rest / others * rest, rest * heaviest) : default;
        }
    }
}
