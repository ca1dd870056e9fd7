using System.Globalization;

namespace MulticlassMetrics.Cli;

/// <summary>Says what a gate said to build servers.</summary>
internal static class GateReports
{
    /// <summary>Writes JUnit XML, in which each requirement is a test.</summary>
    public static void WriteJUnit(GateRun run, Stream stream)
    {
        (string, string)[] properties =
        [
            ("predictions", run.Predictions), ("gates", run.File.Text.Name), .. run.Baseline is null ? Array.Empty<(string, string)>() : [("baseline", run.Baseline)],
            ("samples", Numbers.RoundTrip(run.Result.Samples)), ("classes", run.Result.ClassCount.ToString(CultureInfo.InvariantCulture)),
        ];
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        JUnitXml.Write(run.Result.Gate.Name, properties, [.. run.Result.Requirements.Select(requirement => Test(run, requirement, names))], stream);
    }

    /// <summary>A line for each requirement that does not pass, which GitHub shows at the requirement in the file.</summary>
    public static IEnumerable<string> Annotations(GateRun run) =>
        from requirement in run.Requirements
        where requirement.Result.Verdict != GateVerdict.Pass
        select new GitHubAnnotation(
            run.Blocks(requirement.Result) ? "error" : "warning", run.File.Text.Name, requirement.Line, $"Gate '{run.Result.Gate.Name}': {requirement.Result.Requirement.Name}", requirement.Result.ToString()).ToString();

    private static JUnitCase Test(GateRun run, GateRequirementResult requirement, Dictionary<string, int> names)
    {
        string name = requirement.Requirement.Name, details = requirement.ToString();

        // Build servers take tests of one name for one test.
        int number = names[name] = names.GetValueOrDefault(name) + 1;
        JUnitOutcome outcome = requirement.Verdict == GateVerdict.Pass ? JUnitOutcome.Passed : run.Blocks(requirement) ? JUnitOutcome.Failed : JUnitOutcome.Skipped;
        return new JUnitCase(
            number == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} ({number})"), outcome, requirement.Verdict == GateVerdict.Fail ? "fail" : "inconclusive", details.Split('\n')[0], details);
    }
}
