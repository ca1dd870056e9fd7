namespace MulticlassMetrics.Tests.Support;

/// <summary>Made-up rows of probabilities that sum to one and favour the actual class, the same for the same seed.</summary>
internal static class RandomProbabilities
{
    // Probabilities before normalising are multiples of 1/grain: a small grain makes many ties.
    public static (int[] Actual, double[] Scores) Rows(int seed, int rows, int classes, int grain = 1000)
    {
        var random = new Random(seed);
        int[] actual = new int[rows];
        double[] scores = new double[rows * classes];
        for (int row = 0; row < rows; row++)
        {
            actual[row] = Math.Min(random.Next(classes), random.Next(classes));
            Span<double> line = scores.AsSpan(row * classes, classes);
            double sum = 0;
            for (int c = 0; c < classes; c++) sum += line[c] = random.Next(1, grain + 1) + (c == actual[row] ? grain / 2 : 0);
            for (int c = 0; c < classes; c++) line[c] /= sum;
        }

        return (actual, scores);
    }

    /// <summary>The same samples twice: with whole-number weights of 0 to 3, and each as often as it weighs.</summary>
    public static (ClassScores<int> Weighted, ClassScores<int> Repeated) WeightedAndRepeated(int seed, int rows, int classes, int grain = 1000)
    {
        (int[] actual, double[] scores) = Rows(seed, rows, classes, grain);
        double[] weights = [.. Enumerable.Range(0, rows).Select(row => (double)(row % 4))];
        int[] labels = [.. Enumerable.Range(0, classes)];
        int[] source = [.. Enumerable.Range(0, rows).SelectMany(row => Enumerable.Repeat(row, (int)weights[row]))];
        double[] repeated = [.. source.SelectMany(row => scores.AsSpan(row * classes, classes).ToArray())];
        return (ClassScores.From(actual, scores, labels, weights), ClassScores.From(Array.ConvertAll(source, row => actual[row]), repeated, labels));
    }
}
