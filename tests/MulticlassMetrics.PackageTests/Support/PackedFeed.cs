using System.Security.Cryptography;

namespace MulticlassMetrics.PackageTests.Support;

/// <summary>
/// A local feed with all packages, packed once for all tests from a folder, and once more from another. Their version is one that no other run has used, so that
/// no cache can stand in for them.
/// </summary>
public sealed class PackedFeed : IAsyncLifetime
{
    private static readonly string[] Ids = ["MulticlassMetrics", "MulticlassMetrics.FluentAssertions", "MulticlassMetrics.Cli"];

    public string Version { get; } = $"0.1.0-test.x{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";

    public string Folder { get; } = Directory.CreateTempSubdirectory("metrics-packages-").FullName;

    public string Feed => Path.Combine(Folder, "feed");

    /// <summary>The packages again, from another folder.</summary>
    public string SecondFeed => Path.Combine(Folder, "second-feed");

    /// <summary>All that packing printed.</summary>
    public string Output { get; private set; } = "";

    public static IReadOnlyList<string> PackageIds => Ids;

    public async Task InitializeAsync()
    {
        string[] outputs = await Task.WhenAll(PackAsync("first", Feed), PackAsync("second/with another/path", SecondFeed));
        Output = string.Concat(outputs);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        // Restoring unpacked them into the cache of the machine.
        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (string folder in Ids.Select(id => Path.Combine(cache, id.ToLowerInvariant(), Version)).Where(Directory.Exists))
            Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Makes an empty folder in which packages are found in the feed, and else where the machine looks for them.</summary>
    public string NewFolder(string name)
    {
        string folder = Directory.CreateDirectory(Path.Combine(Folder, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{Feed}" />
              </packageSources>
            </configuration>
            """);
        return folder;
    }

    private async Task<string> PackAsync(string name, string feed)
    {
        string folder = Path.Combine(Folder, name);
        await Repository.CopyToAsync(folder);
        string output = "";
        foreach (string id in Ids)
        {
            CommandResult packed = await Command.DotNetAsync(folder, "pack", $"src/{id}", "--output", feed, $"-p:Version={Version}", "-p:RunAnalyzers=false");
            output += packed.Succeeds().Output;
        }

        return output;
    }
}
