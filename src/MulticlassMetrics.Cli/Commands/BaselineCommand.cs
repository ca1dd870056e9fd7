using System.CommandLine;

namespace MulticlassMetrics.Cli;

/// <summary><c>metrics baseline</c>: what later models are held against.</summary>
internal static class BaselineCommand
{
    private static readonly CommandHead Save = new("save", "Writes what was predicted for every row to a file, with scores where there are some. With --id it can be shared with code.", "FILE");

    public static CommandHead Head { get; } = new("baseline", "Keeps predictions for metrics gate to hold later models against.");

    public static Command Create()
    {
        Command command = Head.ToCommand([]);
        command.Add(CreateSave());
        return command;
    }

    private static Command CreateSave()
    {
        var predictions = new PredictionOptions(Save.Files);
        var to = new Option<string>("--out") { Description = "The file to write, as schemas/baseline.schema.json describes it.", HelpName = "FILE", Required = true };
        var name = new Option<string?>("--name") { Description = "The name of the model, such as v12. [default: the name of the file of predictions]", HelpName = "NAME" };
        var id = IdOption.Create();
        Command command = predictions.AddTo(Save);
        command.Add(to);
        command.Add(name);
        command.Add(id);
        command.SetAction(result =>
        {
            PredictionInput input = predictions.Read(result) with { Id = result.GetValue(id) };
            string called = result.GetValue(name) ?? NameOf(input);
            if (string.IsNullOrWhiteSpace(called)) throw new InputException("--name is empty.");
            string path = result.GetRequiredValue(to);
            OutputFile.RequireApart("--out", path, input.File);
            var baseline = Baseline.From(EvaluationLoader.Load(input), called);
            OutputFile.Write(path, baseline.Save);
            return 0;
        });
        return command;
    }

    private static string NameOf(PredictionInput input) => input.File == TableFile.StandardInput
        ? throw new InputException("standard input has no name; give the model one by --name.")
        : Path.GetFileNameWithoutExtension(input.File);
}
