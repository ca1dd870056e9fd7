using System.Text.RegularExpressions;
using System.Xml.Linq;
using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Assertions.Tests;

public partial class DocumentationTest
{
    [Fact]
    public async Task Examples_Run()
    {
        XElement[] examples = [.. XDocument.Load(Path.Combine(AppContext.BaseDirectory, "MulticlassMetrics.FluentAssertions.xml")).Descendants("example").Descendants("code")];
        examples.Should().HaveCountGreaterThan(3);
        foreach (XElement code in examples)
            await new Snippet("MulticlassMetrics", "MulticlassMetrics.Assertions").RunAsync(code.Value);
    }

    [Fact]
    public async Task ReadMe_RunsAndShowsTheMessageItPromises()
    {
        string readMe = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "README.md"));
        await new Snippet().RunAsync(CodeBlock().Match(readMe).Groups[1].Value);

        Fails.With(() => Pets.Model.Should().Have("dog", Metric.Recall).AtLeast(0.9, "dogs bite"), Message().Match(readMe).Groups[1].Value);
    }

    [GeneratedRegex("^```csharp *\r?\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex("^```text *\r?\n(.*?)\r?\n```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Message();
}
