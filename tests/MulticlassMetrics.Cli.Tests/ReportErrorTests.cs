using System.Text;

namespace MulticlassMetrics.Cli.Tests;

public sealed class ReportErrorTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("", "p.csv is empty.")]
    [InlineData("actual,predicted\n", "p.csv has a header and no rows.")]
    [InlineData("truth,predicted\na,a\n", "p.csv has no column 'actual' (choose with --actual); its columns are 'truth', 'predicted'.")]
    [InlineData("actual,Predicted\na,a\n", "p.csv has no column 'predicted' (choose with --predicted); its columns are 'actual', 'Predicted'.")]
    [InlineData("actual,predicted,actual\na,a,a\n", "p.csv has more than one column 'actual'.")]
    [InlineData("actual,predicted\na,a\na\n", "p.csv, line 3: 1 field where the header has 2.")]
    [InlineData("actual,predicted\na,a\n\n\"x\ny\",a\na,b,c\n", "p.csv, line 6: 3 fields where the header has 2.")]
    [InlineData("actual,predicted\na,a\"b\n", "p.csv, line 2: a quote inside an unquoted field.")]
    [InlineData("actual,predicted\na,a\n\"a\"b,a\n", "p.csv, line 3: text after the closing quote of a field.")]
    [InlineData("actual,predicted\na,a\n\"a,a\nb,b\n", "p.csv, line 3: a quoted field is never closed.")]
    [InlineData("\"actual,predicted\na,a\n", "p.csv, line 1: a quoted field is never closed.")]
    [InlineData("actual,predicted\na,a\n,a\n", "p.csv, line 3: column 'actual' is empty.")]
    [InlineData("actual,predicted\n\"a\nb\",a\nb,\"  \"\n", "p.csv, line 4: column 'predicted' is empty.")]
    public void File_IsRefusedWithItsLine(string content, string message) => Refuses(_workspace.With("p.csv", content).Run("report", "p.csv"), message);

    [Theory]
    [InlineData("-1", "weight '-1' in column 'w' is not a finite number of zero or more.")]
    [InlineData("NaN", "weight 'NaN' in column 'w' is not a finite number of zero or more.")]
    [InlineData("1e999", "weight '1e999' in column 'w' is not a finite number of zero or more.")]
    [InlineData("\"1,5\"", "weight '1,5' in column 'w' is not a finite number of zero or more.")]
    [InlineData("", "weight '' in column 'w' is not a finite number of zero or more.")]
    public void Weight_IsRefusedWithItsLineAndValue(string weight, string message) =>
        Refuses(_workspace.With("p.csv", $"actual,predicted,w\na,a,1\na,a,{weight}\n").Run("report", "p.csv", "--weight", "w"), "p.csv, line 3: " + message);

    [Theory]
    [InlineData("actual,predicted,w\na,a,0\n", "p.csv has only weights of zero in column 'w'.")]
    [InlineData("actual,predicted\na,a\n", "p.csv has no column 'w' (choose with --weight); its columns are 'actual', 'predicted'.")]
    public void Weights_AreRefused(string content, string message) => Refuses(_workspace.With("p.csv", content).Run("report", "p.csv", "--weight", "w"), message);

    [Theory]
    [InlineData("a,b", "p.csv, line 4: label 'c' in column 'predicted' is not among the declared classes.")]
    [InlineData("a,,b", "--classes 'a,,b' has an empty class.")]
    [InlineData("", "--classes '' has an empty class.")]
    [InlineData("a,b,a", "--classes names 'a' more than once.")]
    [InlineData("a,b\"", "--classes 'a,b\"' has a quote out of place.")]
    public void Classes_AreRefused(string classes, string message) =>
        Refuses(_workspace.With("p.csv", "actual,predicted\na,a\nb,b\na,c\nd,d\n").Run("report", "p.csv", "--classes", classes), message);

    [Fact]
    public void File_MustBeThere() => Refuses(_workspace.Run("report", "nowhere.csv"), "there is no file 'nowhere.csv'.");

    [Fact]
    public void File_MustNotBeAFolder() => Refuses(_workspace.Run("report", "."), "'.' is a directory.");

    [Fact]
    public void File_MustBeUtf8() => Refuses(
        _workspace.With("p.csv", Encoding.Latin1.GetBytes("actual,predicted\na,a\né,è\n")).Run("report", "p.csv"), "p.csv, line 3: column 'actual' is not valid UTF-8.");

    [Fact]
    public void File_WithAQuoteThatIsNeverClosedDoesNotTakeAllMemory() => Refuses(
        _workspace.With("p.csv", "actual,predicted\n\"" + new string('x', 40 << 20)).Run("report", "p.csv"),
        "p.csv, line 2: the row is longer than 16 MB; a quote may not be closed.");

    [Fact]
    public void StandardInput_IsNamed() => Refuses(_workspace.RunOn("actual,predicted\na,\n", "report", "-"), "standard input, line 2: column 'predicted' is empty.");

    [Fact]
    public void Columns_MustDiffer() => Refuses(
        _workspace.With("p.csv", Files.Animals).Run("report", "p.csv", "--predicted", "actual"), "--actual and --predicted both name column 'actual'.");

    [Fact]
    public void Columns_AreListedInPart()
    {
        string header = string.Join(',', Enumerable.Range(0, 25).Select(i => $"c{i}"));

        Refuses(
            _workspace.With("p.csv", header + "\n").Run("report", "p.csv"),
            $"p.csv has no column 'actual' (choose with --actual); its columns are {string.Join(", ", Enumerable.Range(0, 20).Select(i => $"'c{i}'"))} and 5 more.");
    }

    [Fact]
    public void Undefined_ThrowNamesTheClass() => Refuses(
        _workspace.With("p.csv", "actual,predicted\na,a\n\"b\nc\",a\n").Run("report", "p.csv", "--undefined", "throw"),
        "precision (macro) is undefined for class 'b c': 0/0: TP + FP = 0.");

    [Theory]
    [InlineData("Required command was not provided. Try --help.")]
    [InlineData("There is no command, option or argument 'reprot'. Try --help.", "reprot")]
    [InlineData("Required argument 'FILE' missing for command: 'report'. Try --help.", "report")]
    [InlineData("There is no command, option or argument '--wieght'. Try --help.", "report", "p.csv", "--wieght", "w")]
    [InlineData("--format 'xml' is not one of text, markdown, json, csv. Try --help.", "report", "p.csv", "--format", "xml")]
    [InlineData("--undefined 'nan' is not one of zero, one, skip, propagate, throw. Try --help.", "report", "p.csv", "--undefined", "nan")]
    public void CommandLine_IsRefused(string message, params string[] arguments) => Refuses(_workspace.Run(arguments), message);

    private static void Refuses(ToolResult result, string message) => result.Should().Be(new ToolResult(2, "", $"metrics: {message}{Environment.NewLine}"));
}
