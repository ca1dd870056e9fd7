using System.Text.RegularExpressions;
using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Recipes.Tests;

public partial class RecipesTest
{
    private static readonly string[] Sections = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "recipes.md")).Split("\n## ");

    public static TheoryData<string> Recipes => [.. Sections.Skip(1).Select(section => section[..section.IndexOf('\n', StringComparison.Ordinal)])];

    [Theory]
    [MemberData(nameof(Recipes))]
    public async Task Recipe_RunsAndPrintsTheNumbersBesideIt(string recipe)
    {
        Directory.SetCurrentDirectory(AppContext.BaseDirectory);
        MatchCollection blocks = CodeBlock().Matches(Sections.Single(section => section.StartsWith($"{recipe}\n", StringComparison.Ordinal)));
        blocks.Should().NotBeEmpty();
        Snippet snippet = new();
        foreach (Match block in blocks)
            await snippet.RunAsync(block.Groups[1].Value);
    }

    [GeneratedRegex("^```csharp *\r?\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
