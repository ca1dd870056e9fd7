using System.Runtime.InteropServices;
using MulticlassMetrics.PackageTests.Support;

namespace MulticlassMetrics.PackageTests;

[Collection(SharedPackages.Name)]
public class NativeAotTest(PackedFeed packed)
{
    private const string Program = """
        using MulticlassMetrics;

        string[] actual    = ["cat", "cat", "cat", "cat", "dog", "dog", "dog", "owl"];
        string[] predicted = ["cat", "cat", "cat", "dog", "dog", "dog", "owl", "dog"];
        double[,] probabilities =
        {
            { 0.9, 0.1, 0.0 }, { 0.6, 0.3, 0.1 }, { 0.7, 0.2, 0.1 }, { 0.4, 0.5, 0.1 },
            { 0.3, 0.6, 0.1 }, { 0.2, 0.7, 0.1 }, { 0.1, 0.3, 0.6 }, { 0.2, 0.5, 0.3 },
        };
        var matrix = ConfusionMatrix.FromLabels(actual, predicted);
        var scores = ClassScores.From(actual, probabilities, ["cat", "dog", "owl"]);

        Console.WriteLine(Averager.Macro.F1(matrix));
        Console.WriteLine(matrix.Estimate(Averager.Macro, Metric.F1));
        Console.WriteLine(scores.Estimate("cat", Metric.RocAuc));
        Console.WriteLine(matrix.StuartMaxwell());

        var gate = new Gate("pets", [Measure.Average(Averager.Macro, Metric.F1).AtLeast(0.4), Measure.OfClass("cat", Metric.Precision).AtLeast(0.9)]);
        Console.WriteLine(gate.Evaluate(Evaluation.Of(actual, predicted, scores)));
        """;

    /// <summary>The whole library is compiled, not only what the program calls, so that nothing in it can warn somebody else.</summary>
    [Fact]
    public async Task Console_IsCompiledAheadOfTimeWithoutWarnings()
    {
        string folder = packed.NewFolder("aot");
        string mode = await PublishModeAsync();
        await File.WriteAllTextAsync(Path.Combine(folder, "aot.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <{mode}>true</{mode}>
                <SelfContained>true</SelfContained>
                <InvariantGlobalization>true</InvariantGlobalization>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="MulticlassMetrics" Version="[{packed.Version}]" />
                <TrimmerRootAssembly Include="MulticlassMetrics" />
              </ItemGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), Program);

        CommandResult published = await Command.DotNetAsync(folder, "publish", "--runtime", RuntimeInformation.RuntimeIdentifier, "--output", "out");
        published.Succeeds().Output.Should().NotContainEquivalentOf("warning");

        CommandResult run = await Command.RunAsync(folder, Path.Combine(folder, "out", "aot"));
        run.Succeeds().Output.ReplaceLineEndings("\n").Should().Be("""
            F1 (macro, 3 classes) = 0.476
            F1 (macro) = 0.476 [0.293, 0.666]
            ROC AUC of cat = 1.000 [0.398, 1.000]
            Stuart-Maxwell: 1.000, df 2, p = 0.607
            Gate 'pets': PASS (0 failed, 0 inconclusive, 2 passed); 8 samples, 3 classes
            ok    F1 (macro) = 0.476, required at least 0.400
            ok    precision of cat = 1.000 (3 of 3), required at least 0.900

            """.ReplaceLineEndings("\n"));
    }

    // Native code needs the machine's linker. Without one the code is still trimmed, by the same analysis.
    private static async Task<string> PublishModeAsync()
    {
        foreach (string compiler in new[] { "clang", "gcc" })
        {
            try
            {
                if ((await Command.RunAsync(Path.GetTempPath(), compiler, "--version")).ExitCode == 0)
                    return "PublishAot";
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // Not there.
            }
        }

        return "PublishTrimmed";
    }
}
