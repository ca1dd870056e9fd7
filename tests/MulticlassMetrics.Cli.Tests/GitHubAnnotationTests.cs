namespace MulticlassMetrics.Cli.Tests;

public class GitHubAnnotationTests
{
    [Fact]
    public void ToString_IsAWorkflowCommand() => new GitHubAnnotation("error", "a/gates.json", 7, "Gate", "recall of fraud").ToString()
        .Should().Be("::error file=a/gates.json,line=7,title=Gate::recall of fraud");

    [Fact]
    public void ToString_EscapesWhatWouldEndItOrAProperty() => new GitHubAnnotation("warning", "a,b:c%.json", 1, "x: y, z\r\n50%", "1: 2, 3\r\n100%").ToString()
        .Should().Be("::warning file=a%2Cb%3Ac%25.json,line=1,title=x%3A y%2C z%0D%0A50%25::1: 2, 3%0D%0A100%25");
}
