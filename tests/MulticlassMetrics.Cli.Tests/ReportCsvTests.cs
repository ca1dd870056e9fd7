namespace MulticlassMetrics.Cli.Tests;

public sealed class ReportCsvTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Csv_HasOneNumberARow()
    {
        string[] lines = _workspace.With("p.csv", "actual,predicted\na,a\n\"b,c\",a\n").Print("report", "p.csv", "--format", "csv", "--confidence", "none").Split('\n');

        lines[0].Should().Be("section,class,predictedAs,metric,value,undefined,standardError,low,high,method");
        lines.Should().Contain([
            "overall,,,samples,2,,,,,",
            "overall,,,totalWeight,2,,,,,",
            "overall,,,classes,2,,,,,",
            "overall,,,accuracy,0.5,,,,,",
            "micro,,,precision,0.5,,,,,",
            "macro,,,precision,0.25,,,,,",
            "weighted,,,f1,0.3333333333333333,,,,,",
            "worst,\"b,c\",,precision,0,0/0: TP + FP = 0,,,,",
            "class,a,,tp,1,,,,,",
            "class,a,,predicted,2,,,,,",
            "class,\"b,c\",,precision,0,0/0: TP + FP = 0,,,,",
            "class,\"b,c\",,jaccard,0,,,,,",
            "cell,a,a,weight,1,,,,,",
            "cell,\"b,c\",a,weight,1,,,,,",
        ]);
        lines.Should().HaveCount(1 + 13 + 4 * 5 + 2 * 11 + 2 + 1).And.Subject.Last().Should().BeEmpty();
    }

    [Fact]
    public void Csv_LeavesTheValueOutWhereThereIsNone()
    {
        string text = _workspace.With("p.csv", "actual,predicted\na,a\nb,a\n").Print("report", "p.csv", "--format", "csv", "--undefined", "propagate", "--confidence", "none");

        text.Should().Contain("\nclass,b,,precision,,0/0: TP + FP = 0,,,,\n").And.Contain("\nmacro,,,precision,,b: 0/0: TP + FP = 0,,,,\n");
    }
}
