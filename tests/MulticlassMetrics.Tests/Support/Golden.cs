using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Xunit.Sdk;

namespace MulticlassMetrics.Tests.Support;

/// <summary>The reference files of <c>Goldens</c>, and what it means to agree with them.</summary>
internal static class Golden
{
    /// <summary>For counts, ratios and areas.</summary>
    public const double Exact = 1e-12;

    /// <summary>For what sums logarithms or takes roots, and for <c>inference.json</c>.</summary>
    public const double Rounded = 1e-9;

    /// <summary>For standard errors that the generator took from numerical derivatives.</summary>
    public const double Derived = 1e-6;

    private static readonly ConcurrentDictionary<string, JsonElement> Files = new();

    public static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Goldens", file);

    /// <summary>The names of a file's cases, as the data of a theory.</summary>
    /// <param name="file">For example <c>labels.json</c>; <c>inference.json#deltaMethod</c> where the cases stand under a key.</param>
    public static TheoryData<string> Names(string file)
    {
        TheoryData<string> names = [];
        foreach (GoldenValue item in Cases(file))
            names.Add(NameOf(item));
        return names;
    }

    public static GoldenValue Case(string file, string name) => Cases(file).Single(item => NameOf(item) == name) with { Path = $"{file} · {name}" };

    public static IEnumerable<GoldenValue> Cases(string file)
    {
        string[] parts = file.Split('#');
        GoldenValue root = new(file, Files.GetOrAdd(parts[0], static name => JsonDocument.Parse(File.ReadAllBytes(PathOf(name))).RootElement));
        return (parts.Length == 1 ? root : root[parts[1]]).Items;
    }

    /// <summary>Fails unless |actual − expected| ≤ tolerance · max(1, |expected|); NaN agrees with NaN, an infinity with the same infinity.</summary>
    public static void Agree(double actual, GoldenValue expected, double tolerance) => Agree(actual, expected.Number, tolerance, expected.Path);

    /// <summary>The same element by element; the lengths must be equal.</summary>
    public static void Agree(IReadOnlyList<double> actual, GoldenValue expected, double tolerance)
    {
        if (actual.Count != expected.Count)
            throw new XunitException($"{expected.Path}: {actual.Count} values, {expected.Count} expected");
        for (int i = 0; i < actual.Count; i++)
            Agree(actual[i], expected[i], tolerance);
    }

    public static void Agree(double actual, double expected, double tolerance, string what)
    {
        bool agrees = actual.Equals(expected) || Math.Abs(actual - expected) <= tolerance * Math.Max(1, Math.Abs(expected)) && double.IsFinite(expected);
        if (!agrees)
            throw new XunitException(string.Create(CultureInfo.InvariantCulture, $"{what}: {actual:R}, {expected:R} expected (tolerance {tolerance:R})"));
    }

    // The pROC cases have no name of their own: a data set and two models.
    private static string NameOf(GoldenValue item) =>
        item.Find("name") is { } name ? name.Text
        : item.Find("data") is { } data ? $"{data.Text}: {item["first"].Text}, {item["second"].Text}"
        : item.Path;
}
