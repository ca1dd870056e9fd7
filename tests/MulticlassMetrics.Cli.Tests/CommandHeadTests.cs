using System.CommandLine;

namespace MulticlassMetrics.Cli.Tests;

public class CommandHeadTests
{
    private static readonly (CommandHead Head, Func<Command> Create)[] All =
    [
        (ReportCommand.Head, ReportCommand.Create), (CompareCommand.Head, CompareCommand.Create), (ExplainCommand.Head, ExplainCommand.Create),
        (GateCommand.Head, GateCommand.Create), (BaselineCommand.Head, BaselineCommand.Create),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, All.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void ACommandThatNobodyCalls_IsListedAsTheWholeOneIs(int number)
    {
        (CommandHead head, Func<Command> create) = All[number];
        Command listed = head.For(["--help"], create), whole = head.For(["--help", head.Name], create);
        listed.Options.Should().BeEmpty();
        listed.Subcommands.Should().BeEmpty();
        (whole.Options.Count + whole.Subcommands.Count).Should().BePositive();
        (listed.Name, listed.Description).Should().Be((whole.Name, whole.Description));
        listed.Arguments.Select(file => (file.Name, file.Description, file.Arity)).Should().Equal(whole.Arguments.Select(file => (file.Name, file.Description, file.Arity)));
    }

    [Fact]
    public void ACommandInACompletionRequest_IsWhole() =>
        ReportCommand.Head.For(["[suggest:15]", "metrics report --"], ReportCommand.Create).Options.Should().NotBeEmpty();
}
