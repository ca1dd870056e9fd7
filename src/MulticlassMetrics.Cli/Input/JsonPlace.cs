using System.Globalization;
using System.Text;

namespace MulticlassMetrics.Cli;

/// <summary>A step into a JSON value: to the value of a key, or to an item of a list where <paramref name="Key"/> is null.</summary>
internal readonly record struct JsonStep(string? Key, int Index);

/// <summary>Where a value stands in JSON; it prints as <c>requirements[2].atLeast</c>.</summary>
internal sealed record JsonPlace(IReadOnlyList<JsonStep> Steps)
{
    public static JsonPlace Root { get; } = new([]);

    public JsonPlace this[string key] => new([.. Steps, new JsonStep(key, -1)]);

    public JsonPlace this[int index] => new([.. Steps, new JsonStep(null, index)]);

    public override string ToString()
    {
        var path = new StringBuilder();
        foreach (JsonStep step in Steps)
        {
            if (step.Key is not { } key) path.Append(CultureInfo.InvariantCulture, $"[{step.Index}]");
            else if (key.Length == 0 || key.Any(c => !char.IsLetterOrDigit(c) && c is not ('_' or '$'))) path.Append('[').Append(Label.Quote(key)).Append(']');
            else path.Append(path.Length == 0 ? "" : ".").Append(key);
        }

        return path.ToString();
    }
}
