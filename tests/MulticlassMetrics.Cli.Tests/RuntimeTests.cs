using System.Text.Json;

namespace MulticlassMetrics.Cli.Tests;

public class RuntimeTests
{
    [Fact]
    public void Tool_RunsOnLaterRuntimes()
    {
        using JsonDocument runtime = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "metrics.runtimeconfig.json")));

        runtime.RootElement.GetProperty("runtimeOptions").GetProperty("rollForward").GetString().Should().Be("Major");
    }
}
