using System.Globalization;

namespace MulticlassMetrics.Tests.Support;

/// <summary>One of the files of <c>Goldens/data</c>: what real models predicted on real data.</summary>
/// <param name="Actual">The true label of each row.</param>
/// <param name="Predicted">The predicted label of each row.</param>
/// <param name="Classes">The classes that have a score column, in the order of the columns.</param>
/// <param name="Scores">The scores, one array a row.</param>
internal sealed record Predictions(string[] Actual, string[] Predicted, string[] Classes, double[][] Scores)
{
    private const string ScorePrefix = "score:";

    /// <param name="file">The path below <c>Goldens</c>, as in the field <c>csv</c> of a case: <c>data/digits.tree.csv</c>.</param>
    public static Predictions Read(string file)
    {
        string[] lines = File.ReadAllLines(Golden.PathOf(file));
        string[] header = lines[0].Split(',');
        string[][] rows = [.. lines.Skip(1).Select(line => line.Split(','))];
        // No file has quotes, which is why Split may stand for a CSV reader.
        if (lines.Any(line => line.Contains('"', StringComparison.Ordinal)) || rows.Any(row => row.Length != header.Length))
            throw new FormatException($"{file} is not a plain table of {header.Length} columns");

        int actual = Array.IndexOf(header, "actual"), predicted = Array.IndexOf(header, "predicted");
        int[] scores = [.. Enumerable.Range(0, header.Length).Where(i => header[i].StartsWith(ScorePrefix, StringComparison.Ordinal))];
        return new Predictions(
            [.. rows.Select(row => row[actual])],
            [.. rows.Select(row => row[predicted])],
            [.. scores.Select(i => header[i][ScorePrefix.Length..])],
            [.. rows.Select(row => Array.ConvertAll(scores, i => double.Parse(row[i], CultureInfo.InvariantCulture)))]);
    }
}
