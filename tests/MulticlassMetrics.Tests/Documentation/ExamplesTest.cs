using System.Xml.Linq;
using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Documentation;

public class ExamplesTest
{
    [Fact]
    public async Task Examples_PrintTheNumbersBesideThem()
    {
        XDocument documentation = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "MulticlassMetrics.xml"));
        List<string> problems = [];
        foreach (XElement code in documentation.Descendants("example").Descendants("code"))
        {
            try
            {
                await new Snippet("MulticlassMetrics").RunAsync(code.Value);
            }
            catch (SnippetException exception)
            {
                problems.Add($"{code.Ancestors("member").First().Attribute("name")?.Value}: {exception.Message}");
            }
        }

        problems.Should().BeEmpty();
    }
}
