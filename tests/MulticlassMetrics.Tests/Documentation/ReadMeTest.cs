using System.Text.RegularExpressions;
using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Documentation;

public partial class ReadMeTest
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("package/README.md")]
    public async Task CodeBlocks_PrintTheNumbersBesideThem(string file)
    {
        string readMe = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, file));
        Snippet snippet = new();
        int numbers = 0;
        foreach (Match block in CodeBlock().Matches(readMe))
            numbers += await snippet.RunAsync(block.Groups[1].Value);

        // A README without numbers would pass for the wrong reason.
        numbers.Should().BePositive();
    }

    [GeneratedRegex("^```csharp *\r?\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
