using System.Text.Json;

namespace MulticlassMetrics.Cli;

/// <summary>A requirement as a file says it, before it is known which slices there are.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Requirement">The requirement of all rows.</param>
/// <param name="Slice">The column in whose slices it is judged; null for all rows.</param>
/// <param name="Keys">The slices; null for all that occur.</param>
internal sealed record WrittenRequirement(JsonPlace Place, GateRequirement Requirement, string? Slice, IReadOnlyList<string>? Keys);

/// <summary>A file of requirements, checked against its schema, and by the library for what no schema can say.</summary>
/// <param name="Text">The file.</param>
/// <param name="Name">The name of the gate.</param>
/// <param name="Confidence">The level of requirements that have none of their own; null for none.</param>
/// <param name="InconclusivePasses">Whether what the data cannot decide passes.</param>
/// <param name="Requirements">The requirements.</param>
/// <param name="MustExist">By column, the values that must occur, whichever of them are judged.</param>
internal sealed record GateFile(
    JsonText Text, string Name, double? Confidence, bool InconclusivePasses, IReadOnlyList<WrittenRequirement> Requirements, IReadOnlyDictionary<string, IReadOnlyList<string>> MustExist)
{
    /// <summary>The first place that asks for a baseline; null where none does.</summary>
    public JsonPlace? AsksForBaseline { get; private init; }

    public static GateFile Read(string path)
    {
        var text = JsonText.Read(path);
        WrittenSchema.Gates.Check(text);
        JsonElement root = text.Root, list = root.GetProperty("requirements");
        var file = new GateFile(
            text, root.GetProperty("name").GetString()!, LevelOf(root), root.TryGetProperty("inconclusive", out JsonElement pass) && pass.GetString() == "pass",
            [.. list.EnumerateArray().Select((requirement, i) => RequirementReader.Read(text, JsonPlace.Root["requirements"][i], requirement))],
            root.TryGetProperty("slices", out JsonElement slices) ? slices.EnumerateObject().ToDictionary(column => column.Name, column => Texts(column.Value)) : new Dictionary<string, IReadOnlyList<string>>());
        RequirementReader.Built(text, JsonPlace.Root["name"], () => new Gate(file.Name, [file.Requirements[0].Requirement]));
        RequirementReader.Built(text, JsonPlace.Root["confidence"], () => file.Requirements[0].Requirement.WithConfidence(file.Confidence));
        int against = list.EnumerateArray().ToList().FindIndex(requirement => requirement.TryGetProperty("notWorseThanBaselineBy", out _));
        return file with { AsksForBaseline = against < 0 ? null : JsonPlace.Root["requirements"][against]["notWorseThanBaselineBy"] };
    }

    /// <summary>The columns that slice: those that requirements name, and more.</summary>
    public IReadOnlyList<string> Columns(IEnumerable<string> more)
    {
        string[] columns = [.. Requirements.Select(requirement => requirement.Slice).OfType<string>().Concat(more).Distinct(StringComparer.Ordinal)];
        if (MustExist.Keys.FirstOrDefault(column => !columns.Contains(column)) is not { } unused) return columns;
        throw Text.At(JsonPlace.Root["slices"][unused], $"nothing is required by {Label.Quote(unused)}; name it as a requirement's slice or by --slice.");
    }

    /// <summary>The first of columns in whose slices nothing would be judged, nor asked to be there; null where all of them have a use.</summary>
    public string? Unused(IEnumerable<string> more) =>
        Requirements.All(requirement => requirement.Slice is not null) ? more.FirstOrDefault(column => !MustExist.ContainsKey(column)) : null;

    /// <summary>The gate for a test set, with the place of each of its requirements in the file.</summary>
    /// <param name="evaluation">The test set.</param>
    /// <param name="more">Columns in whose slices everything is judged that is required of all rows.</param>
    public (Gate Gate, IReadOnlyList<JsonPlace> Places) For(Evaluation<string> evaluation, IReadOnlyList<string> more)
    {
        List<GateRequirement> requirements = [];
        List<JsonPlace> places = [];
        foreach (WrittenRequirement written in Requirements)
        {
            foreach (GateRequirement requirement in Sliced(written, evaluation, more))
            {
                requirements.Add(requirement);
                places.Add(written.Place);
            }
        }

        foreach ((string column, string[] missing) in Unjudged(evaluation, [.. requirements]))
        {
            WrittenRequirement one = Requirements.FirstOrDefault(requirement => requirement.Slice == column) ?? Requirements[0];
            requirements.Add(one.Requirement.InSlices(column, missing));
            places.Add(JsonPlace.Root["slices"][column]);
        }

        return (new Gate(Name, requirements, Confidence, InconclusivePasses), places);
    }

    public static double? LevelOf(JsonElement part) => part.TryGetProperty("confidence", out JsonElement level) && level.ValueKind == JsonValueKind.Number ? level.GetDouble() : null;

    public static IReadOnlyList<string> Texts(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];

    private IEnumerable<GateRequirement> Sliced(WrittenRequirement written, Evaluation<string> evaluation, IReadOnlyList<string> more)
    {
        if (written is { Slice: { } column, Keys: { } keys }) return [written.Requirement.InSlices(column, keys)];
        return written.Slice is { } every ? InEvery(every) : [written.Requirement, .. more.SelectMany(InEvery)];

        // A slice that must exist and does not is named by a requirement of its own, which fails.
        IEnumerable<GateRequirement> InEvery(string slice)
        {
            string[] missing = [.. Missing(evaluation, slice)];
            yield return written.Requirement.InEverySlice(slice);
            if (missing.Length > 0) yield return written.Requirement.InSlices(slice, missing);
        }
    }

    // Where requirements name the slices that they judge, none of them may name one that is missing.
    private IEnumerable<(string Column, string[] Missing)> Unjudged(Evaluation<string> evaluation, IReadOnlyList<GateRequirement> requirements) =>
        from column in MustExist.Keys
        let named = requirements.Where(requirement => requirement.Slice == column).SelectMany(requirement => requirement.SliceKeys)
        let missing = Missing(evaluation, column).Except(named, StringComparer.Ordinal).ToArray()
        where missing.Length > 0
        select (column, missing);

    private IEnumerable<string> Missing(Evaluation<string> evaluation, string column) => MustExist.GetValueOrDefault(column, []).Except(evaluation.SliceKeys(column), StringComparer.Ordinal);
}
