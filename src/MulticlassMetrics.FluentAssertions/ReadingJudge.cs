using System.Globalization;

namespace MulticlassMetrics.Assertions;

/// <summary>Judges a value, or the bounds of it, as a gate does.</summary>
internal sealed class ReadingJudge(string name, MetricRange range, Func<Reading> read, Func<double, Estimate>? estimate, double? confidence, Func<string?>? note) : IJudge
{
    private const string Indent = "\n      ";

    public Complaint? Judge(Requirement requirement)
    {
        requirement.RequireWithin(range, name);
        Reading reading = read();
        string expected = $"{name} {requirement}{Level.Words(confidence)}";
        if (double.IsNaN(reading.Value)) return new Complaint(expected, $"FAIL  {name}: {reading.Reason ?? "undefined"}");
        string line = $"{name} = {requirement.Write(reading.Value)}, required {requirement}";

        // A number in place of an undefined one may let it pass only where no other could make the value worse.
        foreach ((double standIn, string reason) in reading.StandIns)
        {
            bool safe = (requirement.IsCeiling || standIn <= range.Minimum) && (requirement.IsFloor || standIn >= range.Maximum);
            if (!safe) return new Complaint(expected, $"FAIL  {line}{Indent}it counts {standIn.ToString("0.###", CultureInfo.InvariantCulture)} for what is undefined: {reason}");
        }

        if (estimate is null || confidence is not { } level)
        {
            return requirement.Holds(reading.Value) ? null : new Complaint(expected, $"FAIL  {line}{Notes(reading)}");
        }

        // Each end of a two-sided interval is a one-sided bound.
        Estimate bounds = estimate((2 * level) - 1);
        if (requirement.Holds(bounds.Low, bounds.High)) return null;
        bool fails = requirement.Fails(bounds.Low, bounds.High);
        string verdict = fails ? "FAIL  " : "????  ";
        string telling = fails ? "" : $"{Indent}cannot tell at {bounds.Samples.ToString("0.###", CultureInfo.InvariantCulture)} samples";
        return new Complaint(expected, $"{verdict}{line}, {Bounds(requirement, reading.Value, bounds)}{telling}{Notes(reading)}");
    }

    private string Notes(Reading reading) => string.Concat(new[] { note?.Invoke(), reading.Note }.Where(text => text is not null).Select(text => Indent + text));

    // The bound that does not let it pass.
    private static string Bounds(Requirement requirement, double value, Estimate bounds)
    {
        if (double.IsNaN(bounds.Low)) return $"no bounds ({bounds.Method})";
        bool isGood = requirement.Holds(value);
        return requirement.IsFloor == requirement.IsCeiling ? $"bounds {requirement.Write(bounds.Low)} to {requirement.Write(bounds.High)}"
            : requirement.IsFloor == isGood ? $"lower bound {requirement.Write(bounds.Low)}"
            : $"upper bound {requirement.Write(bounds.High)}";
    }
}
