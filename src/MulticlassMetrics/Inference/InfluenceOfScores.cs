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
    /// <param name="metric"><see cref="Metric.RocAuc"/> or <see cref="Metric.AveragePrecision"/>.</param>
    /// <returns>The influence by row.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The averager does not fit the classes or is of a kind whose derivative is not known; the metric is not smooth in the weights.</exception>
    /// <exception cref="UndefinedMetricException">A value is undefined and the averager was told to throw.</exception>
    public static Influence Of<TLabel>(ClassScores<TLabel> scores, IAverager averager, ScoreMetric metric)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(averager);
        AreaDerivatives.Kind kind = KindOf(metric);
        AveragedScore<TLabel> score = averager.Average(scores, metric);
        AverageSlopes average = AverageSlopes.Of(averager, score, label => scores[label].Support);

        double[] derivatives = new double[scores.RowCount];
        if (double.IsNaN(score.Value))
        {
            Array.Fill(derivatives, double.NaN);
        }
        else if (average.IsPooled)
        {
            AreaDerivatives.Add(ScoredClass.Pool(scores.PerClass), scores.Table, kind, 1, derivatives);
        }
        else
        {
            for (int c = 0; c < scores.ClassCount; c++)
            {
                if (average.Values[c] != 0) AreaDerivatives.Add(scores.PerClass[c], scores.Table, kind, average.Values[c], derivatives);
                if (average.Supports[c] == 0) continue;
                foreach (int row in scores.Table.PositiveRows(c)) derivatives[row] += average.Supports[c];
            }
        }

        int[] positions = [.. Enumerable.Range(0, scores.ClassCount).Where(c => average.IsPooled || average.Values[c] != 0)];
        return new Influence($"{metric.Name} ({averager.Name})", score.Value, metric.Range, UnitsOf(scores), derivatives, EvidenceOf(scores, positions, average.Notes));
    }

    /// <summary>The influence of the ROC AUC or the average precision of one class.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="scores">The scores.</param>
    /// <param name="label">The class.</param>
    /// <param name="metric"><see cref="Metric.RocAuc"/> or <see cref="Metric.AveragePrecision"/>.</param>
    /// <returns>The influence by row; NaN throughout where the metric is undefined. For the variance of DeLong, whose divisor is one less, see <see cref="DeLong"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="KeyNotFoundException">There is no such class.</exception>
    /// <exception cref="ArgumentException">The metric is not smooth in the weights.</exception>
    public static Influence Of<TLabel>(ClassScores<TLabel> scores, TLabel label, ScoreMetric metric)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(scores);
        AreaDerivatives.Kind kind = KindOf(metric);
        ScoredClass scored = scores[label];
        double value = metric.Measure(scored);
        double[] derivatives = new double[scores.RowCount];
        if (double.IsNaN(value)) Array.Fill(derivatives, double.NaN);
        else AreaDerivatives.Add(scored, scores.Table, kind, 1, derivatives);
        return new Influence(
            $"{metric.Name} of {MatrixText.Label(label)}", value, metric.Range, UnitsOf(scores), derivatives, EvidenceOf(scores, [scores.Classes.Require(label)], []));
    }

    /// <summary>The influence of a statistic of all scores together: one-vs-one AUC, log loss, Brier score and other means over rows.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="scores">The scores.</param>
    /// <param name="metric">The statistic.</param>
    /// <returns>The influence by row; NaN throughout where the statistic is undefined.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The statistic is not smooth in the weights, as calibration error is not.</exception>
    public static Influence Of<TLabel>(ClassScores<TLabel> scores, ScoresMetric metric)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(metric);
        if (metric.Derivatives is null) throw new ArgumentException($"'{metric.Name}' is not smooth in the weights of the samples; take a bootstrap.", nameof(metric));
        double value = metric.Measure(scores);
        double[] derivatives = double.IsNaN(value) ? Undefined(scores.RowCount) : metric.Derivatives(scores, value);
        return new Influence(metric.Name, value, metric.Range, UnitsOf(scores), derivatives, EvidenceOf(scores, [.. Enumerable.Range(0, scores.ClassCount)], []));
    }

    private static AreaDerivatives.Kind KindOf(ScoreMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        if (ReferenceEquals(metric, Metric.RocAuc)) return AreaDerivatives.Kind.RocAuc;
        if (ReferenceEquals(metric, Metric.AveragePrecision)) return AreaDerivatives.Kind.AveragePrecision;
        throw new ArgumentException($"'{metric.Name}' is not smooth in the weights of the samples; take a bootstrap.", nameof(metric));
    }

    internal static InfluenceUnits UnitsOf(ClassScores scores) => InfluenceUnits.OfRows(scores.RowCount, scores.Table.UsedWeights(), scores.SampleCount, scores.TotalWeight, scores.Truth);

    private static Evidence EvidenceOf<TLabel>(ClassScores<TLabel> scores, int[] positions, ImmutableArray<string> notes)
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
