using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace MulticlassMetrics.Cli.Tests;

public sealed class ReportInputTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Input_IsReadFromStandardInput()
    {
        ToolResult result = _workspace.RunOn(Files.Animals, "report", "-");

        result.Should().Match<ToolResult>(r => r.ExitCode == 0 && r.Error == "");
        result.Output.Should().StartWith("samples                            8\nclasses                            3\naccuracy                           0.625 [0.306, 0.863]\n");
    }

    [Fact]
    public void Input_MayHaveOtherColumnsInAnyOrder()
    {
        JsonElement json = _workspace.With("p.csv", "id,guess,note,truth\n1,a,\"x, y\",a\n2,b,,a\n").PrintJson("report", "p.csv", "--actual", "truth", "--predicted", "guess");

        Classes(json).Should().Equal("a", "b");
        json.GetProperty("perClass").GetProperty("a").GetProperty("fn").GetInt32().Should().Be(1);
    }

    [Fact]
    public void Input_MayBeWrittenByExcelOnWindows()
    {
        byte[] file = [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes("actual,predicted\r\n\"é, \"\"x\"\"\",b\r\n\r\nb,b\r\n")];

        Classes(_workspace.With("p.csv", file).PrintJson("report", "p.csv")).Should().Equal("b", "é, \"x\"");
    }

    [Fact]
    public void Input_KeepsLineBreaksAndSpacesOfLabels()
    {
        Classes(_workspace.With("p.csv", "actual,predicted\n\"a\nb\",\"a\r\nb\"\n c,c\n").PrintJson("report", "p.csv")).Should().Equal(" c", "a\nb", "a\r\nb", "c");
    }

    [Fact]
    public void Weights_CountSamples()
    {
        JsonElement json = _workspace.With("p.csv", "actual,predicted,w\na,a,2.5\na,b,0.5\nb,b,1e0\n").PrintJson("report", "p.csv", "--weight", "w");

        json.GetProperty("samples").GetInt32().Should().Be(3);
        json.GetProperty("totalWeight").GetDouble().Should().Be(4);
        json.GetProperty("confusionMatrix").GetRawText().Should().Contain("[2.5,0.5]");
        json.GetProperty("overall").GetProperty("accuracy").GetProperty("value").GetDouble().Should().Be(0.875);
    }

    [Fact]
    public void Weights_OfZeroMakeClassesKnownAndCountNowhere()
    {
        JsonElement json = _workspace.With("p.csv", "actual,predicted,w\nz,y,0\na,a,1\nb,z,0\n").PrintJson("report", "p.csv", "--weight", "w");

        Classes(json).Should().Equal("a", "b", "y", "z");
        json.GetProperty("samples").GetInt32().Should().Be(1);
        json.GetProperty("notes").EnumerateArray().Select(note => note.GetString()).Should().Contain("rows of weight zero, which make classes known and count nowhere: 2");
    }

    [Theory]
    [InlineData("10,9,-1,07,7,0", "-1,0,07,7,9,10")]
    [InlineData("10,9,unknown", "10,9,unknown")]
    [InlineData("100000000000000000000000,99999999999999999999999", "99999999999999999999999,100000000000000000000000")]
    [InlineData("b,a,B", "B,a,b")]
    public void Classes_AreInNumericOrderWhenAllAreIntegersElseOrdinal(string occurring, string expected)
    {
        string rows = string.Concat(occurring.Split(',').Select(label => $"{label},{label}\n"));

        JsonElement json = _workspace.With("p.csv", "actual,predicted\n" + rows).PrintJson("report", "p.csv");

        Classes(json).Should().Equal(expected.Split(','));
        json.GetProperty("overall").GetProperty("accuracy").GetProperty("value").GetDouble().Should().Be(1);
    }

    [Fact]
    public void Classes_InNumericOrderKeepWeightsAndSamples()
    {
        JsonElement json = _workspace.With("p.csv", "actual,predicted,w\n10,9,0.5\n9,9,0.25\n10,9,0.125\n").PrintJson("report", "p.csv", "--weight", "w");

        Classes(json).Should().Equal("9", "10");
        json.GetProperty("samples").GetInt32().Should().Be(3);
        json.GetProperty("confusionMatrix").EnumerateArray().SelectMany(row => row.EnumerateArray()).Select(n => n.GetDouble()).Should().Equal(0.25, 0, 0.625, 0);
    }

    [Fact]
    public void Classes_DeclaredGiveTheOrderAndKeepTheirRow()
    {
        JsonElement json = _workspace.With("p.csv", "actual,predicted\na,a\n\"b,c\",a\n").PrintJson("report", "p.csv", "--classes", "z,\"b,c\",a");

        Classes(json).Should().Equal("z", "b,c", "a");
        json.GetProperty("perClass").GetProperty("z").GetProperty("support").GetInt32().Should().Be(0);
        json.GetProperty("notes").EnumerateArray().Select(note => note.GetString()).Should().Contain("balanced accuracy leaves out classes that never occur: z");
    }

    [Fact]
    public void Output_EndsQuietlyWhenNobodyReadsOn()
    {
        string rows = string.Concat(Enumerable.Range(0, 2000).Select(c => $"{c},{c}\n"));
        _workspace.With("p.csv", "actual,predicted\n" + rows);

        using Process process = _workspace.Start("report", "p.csv", "--format", "json");
        process.StandardOutput.ReadLine().Should().Be("{");
        process.StandardOutput.Close();

        process.StandardError.ReadToEnd().Should().BeEmpty();
        process.WaitForExit(60_000).Should().BeTrue();
    }

    private static IEnumerable<string?> Classes(JsonElement json) => json.GetProperty("classes").EnumerateArray().Select(c => c.GetString());
}
