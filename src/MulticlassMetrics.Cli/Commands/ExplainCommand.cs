using System.CommandLine;

namespace MulticlassMetrics.Cli;

/// <summary><c>metrics explain</c>: why the micro and the macro average of a metric differ.</summary>
internal static class ExplainCommand
{
    public static CommandHead Head { get; } = new("explain", "Tells why the micro and the macro average of a metric differ: in parts that add up, class by class, and in words.", "FILE");

    public static Command Create()
    {
        var predictions = new PredictionOptions(Head.Files);
        var level = new LevelOption(canBeNone: false);
        var metrics = new Option<string[]>("--metric")
        {
            Description = $"What to explain, separated by commas: {string.Join(", ", ExplainedMetric.Names)} or F<beta>.",
            HelpName = "NAME",
            DefaultValueFactory = _ => ["f1"],
        };
        var rare = new Option<string>("--rare")
        {
            Description = "Which classes count as rare: below 1, those of a smaller share of the samples; from 1 up, those of less support.",
            HelpName = "NUMBER",
            DefaultValueFactory = _ => "0.02",
        };
        var rareClasses = new Option<string?>("--rare-classes") { Description = "The classes that count as rare, by name, separated by commas.", HelpName = "A,B,C" };
        var allErrors = new Option<bool>("--all-errors") { Description = "Compute the errors of every class's parts where there are many classes, too; their number is the square of that of the classes." };
        var matrix = new Option<bool>("--matrix") { Description = "Show of rocAuc the areas between all pairs of classes, of which its micro average is a mean; their number is the square of that of the classes." };
        var before = new Option<string?>("--before")
        {
            Description = "An earlier test set, with the same columns: splits the change of each average since then into that of the classes' own values and that of the class mix.",
            HelpName = "FILE",
        };
        var undefined = new Choice<UndefinedPolicy>(
            "--undefined", "What a class counts when its ratio is 0/0; areas under curves without a value are always skipped.", UndefinedPolicy.Zero, UndefinedPolicy.Zero, UndefinedPolicy.Skip);
        var format = new Choice<OutputFormat>("--format", "How to print the explanation.", OutputFormat.Text);
        Command command = predictions.AddTo(Head);
        command.Add(metrics);
        command.Add(rare);
        command.Add(rareClasses);
        command.Add(allErrors);
        command.Add(matrix);
        command.Add(before);
        level.AddTo(command);
        undefined.AddTo(command);
        format.AddTo(command);
        command.SetAction(result => Run(
            predictions.Read(result), result.GetValue(before), ExplainedMetric.Parse(result.GetRequiredValue(metrics)),
            RareChoice.Parse(result.GetRequiredValue(rare), result.GetResult(rare) is { Implicit: false }, result.GetValue(rareClasses)),
            new GapChoice(level.Read(result)!.Value, undefined.Read(result), result.GetValue(allErrors) ? true : null), result.GetValue(matrix), format.Read(result)));
        return command;
    }

    private static int Run(PredictionInput input, string? before, IReadOnlyList<ExplainedMetric> metrics, RareChoice rare, GapChoice choice, bool withAreas, OutputFormat format)
    {
        if (before is not null && input.Cluster is not null) throw new InputException("--before does not go with --cluster: the errors of a change take every row on its own.");
        if (before == TableFile.StandardInput && input.File == TableFile.StandardInput) throw new InputException("only one of the files can be standard input.");
        (Predictions now, string name) = Load(input);
        Explanation explanation = Explanation.Of(now, name, metrics, rare, choice);
        if (before is not null) explanation = explanation.Since(Load(input with { File = before }), name);
        if (withAreas) explanation = explanation.WithAreas();
        switch (format)
        {
            case OutputFormat.Json:
                StandardOutput.Write(stream => ExplanationJson.Write(explanation, stream));
                break;
            case OutputFormat.Csv:
                StandardOutput.Write(stream => ExplanationCsv.Write(explanation, stream));
                break;
            case OutputFormat.Markdown:
                StandardOutput.Write(MarkdownRenderer.Render(ExplanationDocument.Of(explanation)));
                break;
            default:
                StandardOutput.Write(TextRenderer.Render(ExplanationDocument.Of(explanation), StandardOutput.IsStyled));
                break;
        }

        return 0;
    }

    private static (Predictions Predictions, string Name) Load(PredictionInput input)
    {
        using ITable table = TableFile.Open(input.File);
        return (PredictionLoader.Load(table, input), table.Name);
    }
}
