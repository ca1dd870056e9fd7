using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace MulticlassMetrics.Kernels;

/// <summary>What the rows of a model's predictions are, so that those of another can be checked to be the same.</summary>
/// <param name="Actual">The position of each row's label among the classes; outside them for another label.</param>
/// <param name="Classes">The classes.</param>
/// <param name="Weights">The weight of each row, zero for one that takes no part; null for one each.</param>
[SuppressMessage("Usage", "CA2208:Instantiate argument exceptions correctly", Justification = "The names are those of the callers' parameters.")]
internal sealed record PairedRows<TLabel>(int[] Actual, ClassList<TLabel> Classes, double[]? Weights)
    where TLabel : notnull
{
    public static PairedRows<TLabel> Of(LabelPairs<TLabel> pairs) => new(pairs.Actual.ToArray(), pairs.Matrix.Classes, pairs.Units.Weights);

    public static PairedRows<TLabel> Of(ClassScores<TLabel> scores) => new(scores.Table.Actual, scores.Classes, scores.Table.UsedWeights());

    /// <summary>Demands the same rows in the same order, by label and weight, and names the first that is not.</summary>
    public void RequireSame(PairedRows<TLabel> other, string name, string otherName)
    {
        if (Actual.Length != other.Actual.Length) throw Throw.DifferentLengths(name, Actual.Length, otherName, other.Actual.Length);
        for (int row = 0; row < Actual.Length; row++)
        {
            double weight = Weights?[row] ?? 1, otherWeight = other.Weights?[row] ?? 1;
            if (weight != otherWeight)
            {
                throw Different(string.Create(CultureInfo.InvariantCulture, $"Row {row} weighs {weight} in '{name}' and {otherWeight} in '{otherName}'"), otherName);
            }

            // Labels outside the classes of both cannot be told apart any more, and need not be.
            bool known = (uint)Actual[row] < (uint)Classes.Count, otherKnown = (uint)other.Actual[row] < (uint)other.Classes.Count;
            if (weight == 0 || (!known && !otherKnown)) continue;
            if (known && otherKnown && Classes.Comparer.Equals(Classes[Actual[row]], other.Classes[other.Actual[row]])) continue;
            throw Different($"Row {row} is {Text(row, known)} in '{name}' and {other.Text(row, otherKnown)} in '{otherName}'", otherName);
        }
    }

    /// <summary>Demands the same classes in any order, so that averages of the two are over the same ones.</summary>
    public void RequireSameClasses(PairedRows<TLabel> other, string name, string otherName)
    {
        if (!LabelEquality.Same(Classes.Comparer, other.Classes.Comparer)) throw new ArgumentException($"'{name}' and '{otherName}' compare labels differently.", otherName);
        foreach (TLabel label in Classes.Concat(other.Classes))
        {
            if (Classes.Find(label) >= 0 && other.Classes.Find(label) >= 0) continue;
            string owner = Classes.Find(label) >= 0 ? name : otherName, lacking = owner == name ? otherName : name;
            throw new ArgumentException(
                $"'{MatrixText.Label(label)}' is a class of '{owner}' and not of '{lacking}'; declare the classes of both, so that averages are over the same ones.", otherName);
        }
    }

    private static ArgumentException Different(string how, string name) => new($"{how}; paired models need the same samples in the same order.", name);

    private string Text(int row, bool known) => known ? $"'{MatrixText.Label(Classes[Actual[row]])}'" : "outside the classes";
}
