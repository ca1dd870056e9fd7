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

        Dictionary<string, string> printed = [];
        foreach (string command in commands)
        {
            string[] words = command.Split(' ');
            CommandResult result = words[0] == "dotnet"
                ? await Command.DotNetAsync(folder, [.. words[1..].Select(word => word == "--global" ? "--tool-path=." : word), "--version", packed.Version])
                : await Command.RunAsync(folder, Path.Combine(folder, "metrics"), words[1..]);
            printed[command] = result.Succeeds().Output;
        }

        printed["metrics report predictions.csv"].Should().MatchRegex("samples +683").And.MatchRegex("phyllosticta-leaf-spot +20 ");
        printed["metrics explain predictions.csv --metric f1"].Should().Contain("F1, from macro to micro");
        printed["metrics compare predictions.csv better.csv"].Should().Contain("macro: the second beats the first on precision by 0.071");
        (await Command.RunAsync(folder, Path.Combine(folder, "metrics"), "--version")).Succeeds().Output.Should().StartWith(packed.Version);
    }

    [GeneratedRegex("(?<=^```\n)(dotnet|metrics) .*(?=\n```$)", RegexOptions.Multiline)]
    private static partial Regex CommandLine();
}
