using System.Globalization;

namespace MulticlassMetrics.Benchmarks;

/// <summary>Made-up data: the same in every run, on every machine and for every peer.</summary>
internal static class Samples
{
    private const double Right = 0.8;

    /// <summary>Whether works shrink to what a build can run in passing.</summary>
    public static bool AreFew { get; set; }

    /// <summary>How many samples stand for a number of them.</summary>
    public static int Count(int samples) => AreFew ? Math.Min(samples, 300) : samples;

    /// <summary>Labels of classes that become rarer, the last a tenth as common as the first, with predictions right four times in five.</summary>
    public static (int[] Actual, int[] Predicted) Labels(int samples, int classes)
    {
        int[] actual = new int[samples], predicted = new int[samples];
        ulong state = 20_240_901;
        for (int i = 0; i < samples; i++)
        {
            actual[i] = Class(classes, ref state);
            predicted[i] = Uniform(ref state) < Right ? actual[i] : Class(classes, ref state);
        }

        return (actual, predicted);
    }

    /// <summary>Probabilities, row by row, that lean towards the actual class; hardly two of them are equal.</summary>
    public static double[] Scores(int[] actual, int classes)
    {
        double[] scores = new double[actual.Length * classes];
        ulong state = 20_240_902;
        for (int i = 0; i < actual.Length; i++)
        {
            Span<double> row = scores.AsSpan(i * classes, classes);
            double sum = 0;
            for (int c = 0; c < classes; c++) sum += row[c] = Math.Exp((4 * Uniform(ref state)) + (c == actual[i] ? 1.5 : 0));
            foreach (ref double score in row) score /= sum;
        }

        return scores;
    }

    /// <summary>The name of a class, as text.</summary>
    public static string Name(int label) => string.Create(CultureInfo.InvariantCulture, $"class {label:D5}");

    /// <summary>Labels as text, equal ones being one object.</summary>
    public static string[] Repeated(int[] labels, int classes)
    {
        string[] names = [.. Enumerable.Range(0, classes).Select(Name)];
        return Array.ConvertAll(labels, label => names[label]);
    }

    /// <summary>Labels as text, each an object of its own.</summary>
    public static string[] Distinct(int[] labels) => Array.ConvertAll(labels, Name);

    /// <summary>The next number of a 64-bit stream (splitmix).</summary>
    public static ulong Next(ref ulong state)
    {
        ulong z = state += 0x9E37_79B9_7F4A_7C15;
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }

    private static double Uniform(ref ulong state) => (Next(ref state) >> 11) * (1.0 / (1UL << 53));

    // The inverse of a distribution whose density falls in a line from 1 to 0.1 of its start.
    private static int Class(int classes, ref ulong state)
    {
        double u = Uniform(ref state) * 0.55;
        return Math.Min(classes - 1, (int)((1 - Math.Sqrt(1 - (1.8 * u))) / 0.9 * classes));
    }
}
