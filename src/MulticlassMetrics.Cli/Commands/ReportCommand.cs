using System.CommandLine;

namespace MulticlassMetrics.Cli;

/// <summary><c>metrics report</c>: how good the predictions in a file are, class by class and on average.</summary>
internal static class ReportCommand
{
    public static CommandHead Head { get; } = new("report", "Prints metrics per class, their averages and the confusion matrix of a predictions file, each number with its confidence interval.", "FILE");

    public static Command Create()
    {
        var predictions = new PredictionOptions(Head.Files);
        var intervals = new IntervalOptions();
        var undefined = new Choice<UndefinedPolicy>("--undefined", "What a class counts in an average when its ratio is 0/0.", UndefinedPolicy.Zero);
        var format = new Choice<OutputFormat>("--format", "How to print the report.", OutputFormat.Text);
        Command command = predictions.AddTo(Head);
        intervals.AddTo(command);
        undefined.AddTo(command);
        format.AddTo(command);
        command.SetAction(result => Run(predictions.Read(result), intervals.Read(result), undefined.Read(result), format.Read(result)));
        return command;
    }

    private static int Run(PredictionInput input, IntervalChoice? intervals, UndefinedPolicy undefined, OutputFormat format)
    {
        if (input.Cluster is not null && intervals is null) throw new InputException("--cluster is for standard errors, and --confidence none wants none.");
        Report report;
        using (ITable table = TableFile.Open(input.File)) report = Report.Of(PredictionLoader.Load(table, input), intervals, undefined);

        // Nothing is written before everything is known to be right.
        switch (format)
        {
            case OutputFormat.Json:
                StandardOutput.Write(stream => ReportJson.Write(report, stream));
                break;
            case OutputFormat.Csv:
                StandardOutput.Write(stream => ReportCsv.Write(report, stream));
                break;
            case OutputFormat.Markdown:
                StandardOutput.Write(MarkdownRenderer.Render(ReportDocument.Of(report)));
                break;
            default:
                StandardOutput.Write(TextRenderer.Render(ReportDocument.Of(report), StandardOutput.IsStyled));
                break;
        }

        return 0;
    }
}
