namespace MulticlassMetrics.Cli;

/// <summary>What a gate said of a file of predictions.</summary>
/// <param name="File">The file of requirements.</param>
/// <param name="Predictions">The name of the file of predictions.</param>
/// <param name="Result">What was said.</param>
/// <param name="Places">Where each requirement of the result stands in the file.</param>
/// <param name="Baseline">The name of the baseline; null for none.</param>
internal sealed record GateRun(GateFile File, string Predictions, GateResult Result, IReadOnlyList<JsonPlace> Places, string? Baseline)
{
    private const string NeedsId =
        " Without --id a row goes by its line in the file; to share a baseline with code, give the rows ids there (EvaluationOptions.Items), and name the column of the same ids by --id here.";

    public IEnumerable<(GateRequirementResult Result, int Line)> Requirements => Result.Requirements.Select((requirement, i) => (requirement, File.Text.LineOf(Places[i])));

    /// <summary>Whether a requirement keeps the model from being let through.</summary>
    public bool Blocks(GateRequirementResult requirement) =>
        requirement.Verdict == GateVerdict.Fail || (requirement.Verdict == GateVerdict.Inconclusive && !Result.Gate.InconclusivePasses);

    public static GateRun Judge(string gates, PredictionInput input, IReadOnlyList<string> slices, string? baselinePath)
    {
        GateFile file = GateFile.Read(gates);
        if (file.AsksForBaseline is { } place && baselinePath is null) throw file.Text.At(place, "this needs a baseline, and none is given (--baseline FILE).");
        if (file.AsksForBaseline is null && baselinePath is not null) throw new InputException($"--baseline {Label.Quote(baselinePath)} is given, and nothing in {gates} is required against a baseline.");
        if (file.Unused(slices) is { } unused) throw new InputException($"--slice {Label.Quote(unused)} is given, and every requirement in {gates} has a slice of its own.");

        Baseline? baseline = baselinePath is null ? null : BaselineFile.Read(baselinePath);
        Evaluation<string> evaluation = EvaluationLoader.Load(input with { Slices = file.Columns(slices) });
        (Gate gate, IReadOnlyList<JsonPlace> places) = file.For(evaluation, slices);
        try
        {
            return new GateRun(file, input.File == TableFile.StandardInput ? "standard input" : input.File, gate.Evaluate(evaluation, baseline), places, baseline?.Name);
        }
        catch (ArgumentException e)
        {
            throw new InputException(RequirementReader.Reason(e) + (baseline is not null && RowsDiffer(baseline, evaluation, input) ? NeedsId : ""), e);
        }
    }

    private static bool RowsDiffer(Baseline baseline, Evaluation<string> evaluation, PredictionInput input) =>
        !baseline.HasItems || (input.Id is null && !baseline.Rows.Select(row => row.Item!).ToHashSet(StringComparer.Ordinal).SetEquals(evaluation.Items!));
}
