using System.Text.Json;

namespace MulticlassMetrics.Cli;

/// <summary>Reads one requirement of a file that is as its schema says.</summary>
internal static class RequirementReader
{
    public static WrittenRequirement Read(JsonText file, JsonPlace place, JsonElement written)
    {
        GateRequirement requirement = written.TryGetProperty("minimumSupport", out JsonElement minimum) ? Support(written, (int)minimum.GetDouble()) : Bound(file, place, written);
        if (written.TryGetProperty("confidence", out _)) requirement = Built(file, place["confidence"], () => requirement.WithConfidence(GateFile.LevelOf(written)));
        if (written.TryGetProperty("multipleTesting", out JsonElement adjustment)) requirement = requirement.WithMultipleTesting(Enum.Parse<MultipleTesting>(adjustment.GetString()!, ignoreCase: true));
        return new WrittenRequirement(
            place, requirement, written.TryGetProperty("slice", out JsonElement slice) ? slice.GetString() : null, written.TryGetProperty("keys", out JsonElement keys) ? GateFile.Texts(keys) : null);
    }

    /// <summary>What the library makes of a value, or its refusal at the place of the value.</summary>
    public static T Built<T>(JsonText file, JsonPlace place, Func<T> build)
    {
        try
        {
            return build();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            throw file.At(place, Reason(e));
        }
    }

    /// <summary>What the library says, without the name of its parameter, which means nothing here.</summary>
    public static string Reason(Exception e) => e.Message.Split(" (Parameter")[0];

    private static GateRequirement Support(JsonElement written, int minimum) =>
        ClassesOf(written) is { } classes ? GateRequirement.SupportAtLeast(minimum, classes) : GateRequirement.SupportAtLeast(minimum);

    private static GateRequirement Bound(JsonText file, JsonPlace place, JsonElement written)
    {
        GateSubject subject = Subject(file, place, written);
        (string key, JsonElement bound) = written.EnumerateObject().Where(part => part.Name is "atLeast" or "atMost" or "between" or "notWorseThanBaselineBy").Select(part => (part.Name, part.Value)).Single();
        return Built(file, place[key], () => key switch
        {
            "atLeast" => subject.AtLeast(bound.GetDouble()),
            "atMost" => subject.AtMost(bound.GetDouble()),
            "between" => subject.Within(bound[0].GetDouble(), bound[1].GetDouble()),
            _ => subject.NotWorseThanBaseline(bound.GetDouble()),
        });
    }

    private static GateSubject Subject(JsonText file, JsonPlace place, JsonElement written)
    {
        string name = written.GetProperty("metric").GetString()!;
        NamedMetric metric = NamedMetric.Find(name) ?? throw file.At(place["metric"], $"there is no metric {Label.Quote(name)}.{Nearest.Question(name, NamedMetric.Names)}");
        string? key = ((string[])["average", "class", "classes"]).FirstOrDefault(part => written.TryGetProperty(part, out _));
        if (key is null) return metric.IsOverall ? metric.Overall() : throw file.At(place["metric"], $"{Label.Quote(name)} is a metric of classes, and so needs average, class or classes.");
        if (!metric.IsOfClasses) throw file.At(place[key], $"{Label.Quote(name)} judges all classes together, and so has no {key}.");
        IAverager? averager = key == "average" ? Averager(written) : null;
        if (averager is WorstAverager && !metric.HasWorst) throw file.At(place[key], $"{Label.Quote(name)} is neither better nor worse when it is higher, and so has no worst class.");
        return Built<GateSubject>(file, place[key], () => key switch
        {
            "average" => metric.Average(averager!, ClassesOf(written)),
            "class" => metric.OfClass(written.GetProperty(key).GetString()!),
            _ => metric.OfEachClass(ClassesOf(written)),
        });
    }

    private static IAverager Averager(JsonElement written)
    {
        UndefinedPolicy undefined = written.TryGetProperty("undefined", out JsonElement policy) ? Enum.Parse<UndefinedPolicy>(policy.GetString()!, ignoreCase: true) : UndefinedPolicy.Zero;
        return written.GetProperty("average").GetString() switch
        {
            "micro" => new MicroAverager(undefined),
            "macro" => new MacroAverager(undefined),
            "weighted" => new WeightedAverager(undefined),
            _ => new WorstAverager(undefined),
        };
    }

    /// <summary>Null for all classes.</summary>
    private static IReadOnlyList<string>? ClassesOf(JsonElement written) =>
        written.TryGetProperty("classes", out JsonElement classes) && classes.ValueKind == JsonValueKind.Array ? GateFile.Texts(classes) : null;
}
