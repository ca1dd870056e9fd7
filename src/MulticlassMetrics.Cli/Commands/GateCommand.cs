using System.CommandLine;

namespace MulticlassMetrics.Cli;

/// <summary><c>metrics gate</c>: whether a model meets requirements, does not, or cannot be told by these samples.</summary>
internal static class GateCommand
{
    private const int NotLetThrough = 1;

    private enum Format
    {
        Text,
        Json,
        JUnit,
        GitHub,
    }

    public static CommandHead Head { get; } = new("gate", "Judges predictions by requirements: exit code 0 where they pass, 1 where they fail or cannot be told, 2 for bad input.", "FILE");

    public static Command Create()
    {
        var predictions = new PredictionOptions(Head.Files);
        var gates = new Option<string>("--gates") { Description = "The file of requirements, as schemas/gates.schema.json describes it.", HelpName = "FILE", Required = true };
        var baseline = new Option<string?>("--baseline") { Description = "What an earlier model predicted, as metrics baseline save writes it.", HelpName = "FILE" };
        var slices = new Option<string[]>("--slice") { Description = "A column in each of whose values everything is judged that is required of all rows. May be given again.", HelpName = "COLUMN" };
        var id = IdOption.Create();
        var format = new Choice<Format>("--format", "How to print the verdict; github adds annotations to the text.", Format.Text);
        var junit = new Option<string?>("--junit") { Description = "A file to write JUnit XML to, beside what is printed.", HelpName = "FILE" };
        Command command = predictions.AddTo(Head);
        command.Add(gates);
        command.Add(baseline);
        command.Add(slices);
        command.Add(id);
        format.AddTo(command);
        command.Add(junit);
        command.SetAction(result =>
        {
            PredictionInput input = predictions.Read(result) with { Id = result.GetValue(id) };
            string requirements = result.GetRequiredValue(gates);
            string? before = result.GetValue(baseline), path = result.GetValue(junit);
            if (path is not null) OutputFile.RequireApart("--junit", path, input.File, requirements, before);
            GateRun run = GateRun.Judge(requirements, input, [.. (result.GetValue(slices) ?? []).Distinct(StringComparer.Ordinal)], before);
            if (path is not null) OutputFile.Write(path, stream => GateReports.WriteJUnit(run, stream));
            Print(run, format.Read(result));
            return run.Result.IsPass ? 0 : NotLetThrough;
        });
        return command;
    }

    private static void Print(GateRun run, Format format)
    {
        switch (format)
        {
            case Format.Json:
                StandardOutput.Write(stream => GateResultJson.Write(run, stream));
                break;
            case Format.JUnit:
                StandardOutput.Write(stream => GateReports.WriteJUnit(run, stream));
                break;
            case Format.GitHub:
                StandardOutput.Write(string.Concat(GateReports.Annotations(run).Prepend(run.Result.ToString()).Select(line => line + "\n")));
                break;
            default:
                StandardOutput.Write(run.Result + "\n");
                break;
        }
    }
}
