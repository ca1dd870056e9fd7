using System.Globalization;
using System.Text;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>Writes what a gate says for a person; the same in every culture.</summary>
internal static class GateText
{
    private const string Indent = "      ";
    private const int MostNames = 10;
    private const int MostOfFamily = 3;
    private const int FewestDecimals = 3;
    private const int MostDecimals = 15;

    public static string Message(GateResult result)
    {
        var text = new StringBuilder();
        string verdict = result.Verdict switch
        {
            GateVerdict.Pass => "PASS",
            GateVerdict.Inconclusive => result.IsPass ? "PASS, though inconclusive" : "INCONCLUSIVE",
            _ => "FAIL",
        };
        text.Append(CultureInfo.InvariantCulture, $"Gate '{OneLine(result.Gate.Name)}': {verdict} ({Tally(result.FailedCount, result.InconclusiveCount, result.PassedCount)}); ");
        text.Append(CultureInfo.InvariantCulture, $"{CountText.Write(result.Samples)} samples, {result.ClassCount} classes");
        foreach (GateRequirementResult requirement in result.Requirements.OrderBy(requirement => requirement.Verdict)) text.Append('\n').Append(Lines(requirement));
        return text.ToString();
    }

    public static string Lines(GateRequirementResult result)
    {
        var lines = new List<string>();
        if (!result.IsFamily)
        {
            foreach (GateFinding finding in result.Findings) AddFinding(lines, finding, "");
            return string.Join('\n', lines.Select(OneLine));
        }

        int[] counts = [.. Enum.GetValues<GateVerdict>().Select(verdict => result.Findings.Count(finding => finding.Verdict == verdict))];
        string adjusted = result is { Confidence: not null, Requirement.MultipleTesting: MultipleTesting.Holm, Findings.Length: > 1 } && result.Findings.Any(finding => finding.Confidence is not null)
            ? FormattableString.Invariant($", Holm over {result.Findings.Length}")
            : "";
        lines.Add($"{Mark(result.Verdict)}{result.Requirement.Name} ({Tally(counts[0], counts[1], counts[2])}{adjusted})");
        foreach (GateFinding finding in result.Findings.Where(finding => finding.Verdict != GateVerdict.Pass).OrderBy(finding => finding.Verdict).Take(GateJudge.MostExplained)) AddFinding(lines, finding, Indent);
        int others = counts[0] + counts[1] - GateJudge.MostExplained;
        if (others > 0) lines.Add(FormattableString.Invariant($"{Indent}and {others} more"));
        string[] warnings = [.. result.Findings.Where(RestsOnLittle).SelectMany(finding => finding.Warnings.Select(warning => finding.SliceKey is { } key ? $"{key}: {warning}" : warning)).Distinct()];
        if (warnings.Length > 0) lines.Add($"{Indent}passes that rest on little: {Names(warnings, "; ", MostOfFamily)}");
        return string.Join('\n', lines.Select(OneLine));
    }

    public static string Line(GateFinding finding)
    {
        if (finding.Reason is { } reason) return $"{finding.Subject}: {reason}";
        if (finding.IsCount) return $"{finding.Subject} = {CountText.Write(finding.Value)}, required at least {CountText.Write(finding.RequiredLow)}";
        var text = new StringBuilder();
        var target = new GateTarget(finding.RequiredLow, finding.RequiredHigh);
        if (finding.Baseline is not null)
        {
            double margin = target.IsFloor ? -target.Low : target.High;
            text.Append(CultureInfo.InvariantCulture, $"{finding.Subject}: {Signed(finding.Value, target)}, margin {Number(margin)}");
        }
        else
        {
            text.Append(CultureInfo.InvariantCulture, $"{finding.Subject} = {Number(finding.Value, target)}");
            if (!double.IsNaN(finding.Trials)) text.Append(CultureInfo.InvariantCulture, $" ({CountText.Write(finding.Hits)} of {CountText.Write(finding.Trials)})");
            text.Append(CultureInfo.InvariantCulture, $", required {Required(target)}");
        }

        if (finding.Confidence is not null) text.Append(", ").Append(BoundText(finding, target));
        if (finding is { Fixed: { } better, Broken: { } worse }) text.Append(CultureInfo.InvariantCulture, $"; {better} fixed, {worse} broken");
        return text.ToString();
    }

    public static string Required(GateTarget target) => target.IsFloor ? $"at least {Number(target.Low)}"
        : target.IsCeiling ? $"at most {Number(target.High)}"
        : $"from {Number(target.Low)} to {Number(target.High)}";

    /// <summary>A threshold, with all decimals it has.</summary>
    public static string Number(double value)
    {
        for (int decimals = FewestDecimals; decimals < MostDecimals; decimals++)
        {
            if (Math.Round(value, decimals) == value) return Fixed(value, decimals);
        }

        return Fixed(value, MostDecimals);
    }

    /// <summary>Some of the names, with the number of those left out.</summary>
    public static string Names(IEnumerable<string> names, string separator = ", ", int most = MostNames)
    {
        string[] all = [.. names];
        return string.Join(separator, all.Take(most)) + (all.Length > most ? FormattableString.Invariant($" and {all.Length - most} more") : "");
    }

    /// <summary>A line that stays one, whatever a label, an id or a name in it holds.</summary>
    public static string OneLine(string line)
    {
        if (!line.Any(IsBreaking)) return line;
        var text = new StringBuilder(line.Length + 8);
        foreach (char c in line)
        {
            if (c == '\n') text.Append("\\n");
            else if (IsBreaking(c)) text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else text.Append(c);
        }

        return text.ToString();
    }

    private static bool IsBreaking(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';

    private static void AddFinding(List<string> lines, GateFinding finding, string indent)
    {
        lines.Add(indent + Mark(finding.Verdict) + Line(finding));
        if (finding.Verdict == GateVerdict.Pass)
        {
            if (RestsOnLittle(finding)) lines.Add($"{indent}{Indent}rests on little: {Names(finding.Warnings, "; ")}");
            return;
        }

        if (finding.Verdict == GateVerdict.Inconclusive) lines.Add(indent + Indent + CannotTell(finding));
        else lines.AddRange(finding.Mistakes.Select(mistakes => $"{indent}{Indent}{mistakes}"));
        lines.AddRange(finding.Notes.Select(note => $"{indent}{Indent}{note}"));
    }

    private static bool RestsOnLittle(GateFinding finding) => finding is { Verdict: GateVerdict.Pass, Confidence: not null, Warnings.IsEmpty: false };

    private static string CannotTell(GateFinding finding)
    {
        string cannot = $"cannot tell at {CountText.Write(finding.Samples)} samples";
        if (double.IsPositiveInfinity(finding.SamplesNeeded)) return $"{cannot}; the value is the threshold, so no number would";
        if (finding.AreAllAlike && finding.SamplesNeeded > finding.Samples) return $"{cannot}; about {TwoDigits(finding.SamplesNeeded)} would decide, if none of them is unlike these";
        return finding.SamplesNeeded > finding.Samples ? $"{cannot}; about {TwoDigits(finding.SamplesNeeded)} would give 80% power" : cannot;
    }

    // To two digits: a pilot's variance promises no more.
    private static string TwoDigits(double number)
    {
        double unit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(number)) - 1));
        return (Math.Ceiling(number / unit) * unit).ToString("N0", CultureInfo.InvariantCulture);
    }

    private static string BoundText(GateFinding finding, GateTarget target)
    {
        if (double.IsNaN(finding.LowerBound)) return $"no bounds ({finding.Method?.Replace("none: ", "", StringComparison.Ordinal)})";
        string Write(double bound) => finding.Baseline is null ? Number(bound, target) : Signed(bound, target);
        bool lower = finding.Verdict == GateVerdict.Pass || (finding.Verdict == GateVerdict.Inconclusive && target.Decide(finding.Value) == GateVerdict.Pass);
        if (target.IsCeiling) lower = !lower;
        return !target.IsFloor && !target.IsCeiling ? $"bounds {Write(finding.LowerBound)} to {Write(finding.UpperBound)}"
            : lower ? $"lower bound {Write(finding.LowerBound)}"
            : $"upper bound {Write(finding.UpperBound)}";
    }

    // With as many decimals as it takes to see on which side of a threshold it lies.
    private static string Number(double value, GateTarget target)
    {
        for (int decimals = FewestDecimals; decimals < MostDecimals; decimals++)
        {
            string text = Fixed(value, decimals);
            if (Differs(text, target.Low, decimals) && Differs(text, target.High, decimals)) return text;
        }

        return Fixed(value, MostDecimals);

        bool Differs(string text, double threshold, int decimals) => double.IsInfinity(threshold) || value == threshold || Fixed(threshold, decimals) != text;
    }

    private static string Signed(double value, GateTarget target)
    {
        string text = Number(value, target);
        return value > 0 ? "+" + text : text;
    }

    private static string Fixed(double value, int decimals) => value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string Mark(GateVerdict verdict) => verdict switch
    {
        GateVerdict.Pass => "ok    ",
        GateVerdict.Inconclusive => "????  ",
        _ => "FAIL  ",
    };

    private static string Tally(int failed, int inconclusive, int passed) => FormattableString.Invariant($"{failed} failed, {inconclusive} inconclusive, {passed} passed");
}
