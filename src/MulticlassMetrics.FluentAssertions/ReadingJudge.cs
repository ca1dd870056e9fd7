using System.Globalization;

namespace MulticlassMetrics.Assertions;

/// <summary>Judges a value, or the bounds of it, as a gate does.</summary>
internal sealed class ReadingJudge(string name, MetricRange range, Func<Reading> read, Func<double, Estimate>? estimate, double? confidence, Func<string?>? note) : IJudge
{
    public Complaint? Judge(Requirement requirement)
    {
        requirement.RequireWithin(range, name);
        Reading reading = read();
        if (double.IsNaN(reading.Value)) return Complain(requirement, [$"FAIL  {name}: {reading.Reason ?? "undefined"}"]);
        string line = $"{name} = {requirement.Write(reading.Value)}, required {requirement}";

        // A number in place of an undefined one may let it pass only where no other could make the value worse.
        if (reading.UnsafeFor(requirement, range) is { } invented) return Complain(requirement, [$"FAIL  {line}", invented]);

        if (estimate is null || confidence is not { } level)
        {
            return requirement.Holds(reading.Value) ? null : Complain(requirement, [$"FAIL  {line}", .. Notes(reading)]);
        }

        // Each end of a two-sided interval is a one-sided bound.
        Estimate bounds = estimate((2 * level) - 1);
        if (requirement.Holds(bounds.Low, bounds.High)) return null;
        string bound = Bounds(requirement, reading.Value, bounds);
        return requirement.Fails(bounds.Low, bounds.High)
            ? Complain(requirement, [$"FAIL  {line}, {bound}", .. Notes(reading)])
            : Complain(requirement, [$"????  {line}, {bound}", $"cannot tell at {bounds.Samples.ToString("0.###", CultureInfo.InvariantCulture)} samples", .. Notes(reading)]);
    }

    private Complaint Complain(Requirement requirement, string[] lines) => new($"{Text.OneLine(name)} {requirement}{Level.Words(confidence)}", Text.Lines(lines));

    private IEnumerable<string> Notes(Reading reading) => new[] { note?.Invoke(), reading.Note }.OfType<string>();

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
