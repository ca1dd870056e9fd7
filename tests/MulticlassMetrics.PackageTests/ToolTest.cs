using System.Text.RegularExpressions;
using MulticlassMetrics.PackageTests.Support;

namespace MulticlassMetrics.PackageTests;

[Collection(SharedPackages.Name)]
public partial class ToolTest(PackedFeed packed)
{
    [Fact]
    public async Task Tool_InstallsAndDoesWhatItsReadMeSays()
    {
        string folder = packed.NewFolder("tool");
        string readMe = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "src/MulticlassMetrics.Cli/README.md"));
        string[] commands = [.. CommandLine().Matches(readMe).Select(match => match.Value)];
        commands.Should().HaveCountGreaterThan(3);
        File.Copy(Repository.Prediction("soybean-diseases.logistic.csv"), Path.Combine(folder, "predictions.csv"));
        File.Copy(Repository.Prediction("soybean-diseases.forest.csv"), Path.Combine(folder, "better.csv"));
        File.Copy(Path.Combine(Repository.Root, "examples/soybean.gates.json"), Path.Combine(folder, "gates.json"));

        Dictionary<string, string> printed = [];
        foreach (string command in commands)
        {
            string[] words = command.Split(' ');
            CommandResult result = words[0] == "dotnet"
                ? await Command.DotNetAsync(folder, [.. words[1..].Select(word => word == "--global" ? "--tool-path=." : word), "--version", packed.Version])
                : await Command.RunAsync(folder, Path.Combine(folder, "metrics"), words[1..]);
            // The gate does not let this model through, and says so by its exit code, too.
            if (words[1] == "gate") result.ExitCode.Should().Be(1, result.Output);
            else result.Succeeds();
            printed[command] = result.Output;
        }

        printed["metrics report predictions.csv"].Should().MatchRegex("samples +683").And.MatchRegex("phyllosticta-leaf-spot +20 ");
        printed["metrics explain predictions.csv --metric f1"].Should().Contain("F1, from macro to micro");
        printed["metrics compare predictions.csv better.csv"].Should().Contain("macro: the second beats the first on precision by 0.071");
        printed["metrics gate predictions.csv --gates gates.json"].Should().Contain("FAIL  recall of phyllosticta-leaf-spot = 0.000 (0 of 20), required at least 0.500");
        (await Command.RunAsync(folder, Path.Combine(folder, "metrics"), "--version")).Succeeds().Output.Should().StartWith(packed.Version);
    }

    // What installs and calls the tool; building it from a checkout is no part of what the package holds.
    [GeneratedRegex("(?<=^```\n)(dotnet tool|metrics) .*(?=\n```$)", RegexOptions.Multiline)]
    private static partial Regex CommandLine();
}
