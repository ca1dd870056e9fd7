using System.Xml.Linq;
using MulticlassMetrics.PackageTests.Support;

namespace MulticlassMetrics.PackageTests;

[Collection(SharedPackages.Name)]
public class ConsumerTest(PackedFeed packed)
{
    private const string TenLines = """
        using MulticlassMetrics;

        public class ModelTest
        {
            [Xunit.Fact]
            public void IsGoodAtEveryDisease()
            {
                var rows = File.ReadLines("predictions.csv").Skip(1).Select(line => line.Split(',')).ToList();
                var evaluation = Evaluation.Of(rows.ConvertAll(row => row[0]), rows.ConvertAll(row => row[1]));
                new Gate("diseases", [Measure.EachClass(Metric.Recall).AtLeast(0.5)], confidence: 0.95).Check(evaluation);
            }
        }
        """;

    private const string MoreLines = """
        using FluentAssertions;
        using FluentAssertions.Execution;
        using MulticlassMetrics;
        using MulticlassMetrics.Assertions;
        using Xunit;

        public class SentenceTest
        {
            private static readonly List<string[]> Rows = [.. File.ReadLines("predictions.csv").Skip(1).Select(line => line.Split(','))];
            private static readonly Evaluation<string> Model = Evaluation.Of(Rows.ConvertAll(row => row[0]), Rows.ConvertAll(row => row[1]));

            [Fact]
            public void Gate_Passes() => new Gate("diseases", [Measure.Average(Averager.Macro, Metric.F1).AtLeast(0.70)], confidence: 0.95).Check(Model);

            [Fact]
            public void Sentence_Passes() => Model.Should().WithConfidence(0.95).HaveF1(Averager.Macro).AtLeast(0.70).And.Have(Metric.Accuracy).AtLeast(0.79);

            [Fact]
            public void Sentence_Fails() => Model.Should().Have("herbicide-injury", Metric.Recall).AtLeast(0.5, because: "it spreads");

            [Fact]
            public void Scope_Fails()
            {
                using var scope = new AssertionScope();
                Model.Should().HaveF1(Averager.Macro).AtLeast(0.9).And.Have("herbicide-injury", Metric.Recall).AtLeast(0.5);
                Model.Matrix.Should().Have("cyst-nematode", Metric.Recall).AtLeast(0.5);
                Model.Compare(Model).Should().Have(Metric.Accuracy).Better();
                scope.Should().NotBeNull();
            }

            [Fact]
            public void Assemblies_AreTheOnesMeant()
            {
                typeof(AndConstraint<>).Assembly.GetName().Version!.Major.Should().Be(MAJOR);
                foreach (var type in new[] { typeof(Metric), typeof(MetricWords) })
                {
                    type.Assembly.CustomAttributes.Single(attribute => attribute.AttributeType == typeof(System.Runtime.Versioning.TargetFrameworkAttribute))
                        .ConstructorArguments[0].Value.Should().Be($".NETCoreApp,Version=v{Framework}");
                }
            }

        #if NET10_0_OR_GREATER
            private const string Framework = "10.0";
        #else
            private const string Framework = "8.0";
        #endif
        }
        """;

    /// <summary>
    /// On both frameworks of the packages; .NET 8 need not be there, for its tests run on what is. With what the add-on brings, and with the next major version.
    /// FluentAssertions 8 is not tested.
    /// </summary>
    [Theory]
    [InlineData("net10.0;net8.0", 6, null)]
    [InlineData("net10.0", 7, "7.2.2")]
    public async Task TestProject_FailsAndSaysWhatToFixByThePackagesAlone(string frameworks, int major, string? fluentAssertions)
    {
        string folder = packed.NewFolder($"consumer{major}");
        await File.WriteAllTextAsync(Path.Combine(folder, "Consumer.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>{frameworks}</TargetFrameworks>
                <RollForward>Major</RollForward>
                <UseAppHost>false</UseAppHost>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <LangVersion>latest</LangVersion>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="MulticlassMetrics.FluentAssertions" Version="[{packed.Version}]" />
                {(fluentAssertions is null ? "" : $"""<PackageReference Include="FluentAssertions" Version="[{fluentAssertions}]" />""")}
                <PackageReference Include="Microsoft.NET.Test.Sdk" Version="{Repository.VersionOf("Microsoft.NET.Test.Sdk")}" />
                <PackageReference Include="xunit" Version="{Repository.VersionOf("xunit")}" />
                <PackageReference Include="xunit.runner.visualstudio" Version="{Repository.VersionOf("xunit.runner.visualstudio")}" />
              </ItemGroup>
              <ItemGroup>
                <None Update="predictions.csv" CopyToOutputDirectory="PreserveNewest" />
              </ItemGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "ModelTest.cs"), TenLines);
        await File.WriteAllTextAsync(Path.Combine(folder, "SentenceTest.cs"), MoreLines.Replace("MAJOR", $"{major}", StringComparison.Ordinal));
        File.Copy(Repository.Prediction("soybean-diseases.logistic.csv"), Path.Combine(folder, "predictions.csv"));

        CommandResult tested = await Command.DotNetAsync(folder, "test", "--logger", "trx;LogFilePrefix=result");

        Directory.Exists(Path.Combine(folder, "TestResults")).Should().BeTrue(tested.Output);
        string[] results = Directory.GetFiles(Path.Combine(folder, "TestResults"), "*.trx");
        results.Should().HaveCount(frameworks.Split(';').Length, tested.Output);
        foreach (Dictionary<string, string> outcomes in results.Select(Outcomes))
        {
            outcomes.Where(outcome => outcome.Value == "Passed").Select(outcome => outcome.Key)
                .Should().BeEquivalentTo("SentenceTest.Gate_Passes", "SentenceTest.Sentence_Passes", "SentenceTest.Assemblies_AreTheOnesMeant");
            outcomes["ModelTest.IsGoodAtEveryDisease"].Should().StartWith(
                """
                MulticlassMetrics.GateFailedException : Gate 'diseases': FAIL (1 failed, 0 inconclusive, 0 passed); 683 samples, 19 classes
                FAIL  recall of each class at least 0.500 (
                """).And.Contain("FAIL  recall of phyllosticta-leaf-spot = 0.000 (0 of 20), required at least 0.500, upper bound ")
                .And.Contain("missed as: alternarialeaf-spot 10, brown-spot 10; first rows ");
            outcomes["SentenceTest.Sentence_Fails"].Should().StartWith(
                """
                Expected recall of herbicide-injury at least 0.500 because it spreads, but found:
                FAIL  recall of herbicide-injury = 0.125 (1 of 8), required at least 0.500
                      missed as: phytophthora-rot 7; first rows 
                """);
            outcomes["SentenceTest.Scope_Fails"].Should().Contain("F1 (macro) = 0.766, required at least 0.900").And.Contain("recall of herbicide-injury = 0.125")
                .And.Contain("accuracy: 0.8258 before, 0.8258 now");
        }

        tested.ExitCode.Should().Be(1);
    }

    private static Dictionary<string, string> Outcomes(string file)
    {
        XNamespace trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";
        return XDocument.Load(file).Descendants(trx + "UnitTestResult").ToDictionary(
            result => result.Attribute("testName")!.Value,
            result => result.Attribute("outcome")!.Value == "Failed" ? result.Descendants(trx + "Message").Single().Value : result.Attribute("outcome")!.Value);
    }
}
