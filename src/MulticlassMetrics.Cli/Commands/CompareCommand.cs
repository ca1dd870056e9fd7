using System.CommandLine;

namespace MulticlassMetrics.Cli;

/// <summary><c>metrics compare</c>: whether a second model is better than a first on the same samples, and by how much.</summary>
internal static class CompareCommand
{
    private const int FewestReplicates = 200;

    private enum Interval
    {
        Wald,
        Bootstrap,
    }

    public static CommandHead Head { get; } = new("compare", "Compares two models on the same samples: differences (second - first) per average and class, with intervals and p-values.", "FIRST", "SECOND");

    public static Command Create()
    {
        var predictions = new PredictionOptions(Head.Files);
        var id = new Option<string?>("--id") { Description = "The column that tells rows apart. Without it rows are paired by position.", HelpName = "COLUMN" };
        var level = new LevelOption(canBeNone: false);
        var undefined = new Choice<UndefinedPolicy>("--undefined", "What a class counts in an average when its ratio is 0/0.", UndefinedPolicy.Zero);
        var interval = new Choice<Interval>("--interval", "How the intervals of averages and overall statistics are made.", Interval.Wald);
        var replicates = new Option<int?>("--replicates") { Description = "How many replicates the bootstrap draws. [default: 2000]", HelpName = "N" };
        var seed = new Option<long?>("--seed") { Description = "The seed of the bootstrap, which needs one.", HelpName = "N" };
        var format = new Choice<OutputFormat>("--format", "How to print the comparison.", OutputFormat.Text);
        Command command = predictions.AddTo(Head);
        command.Add(id);
        level.AddTo(command);
        undefined.AddTo(command);
        interval.AddTo(command);
        command.Add(replicates);
        command.Add(seed);
        format.AddTo(command);
        command.SetAction(result =>
        {
            double confidence = level.Read(result)!.Value;
            return Run(
                predictions.Read(result) with { Id = result.GetValue(id) },
                predictions.Read(result, file: 1) with { Id = result.GetValue(id) },
                confidence, undefined.Read(result),
                Resampling(interval.Read(result), result.GetValue(replicates), result.GetValue(seed), confidence), format.Read(result));
        });
        return command;
    }

    private static ComparisonBootstrap? Resampling(Interval interval, int? replicates, long? seed, double confidence)
    {
        if (interval != Interval.Bootstrap)
        {
            return replicates is null && seed is null ? null : throw new InputException("--replicates and --seed go with --interval bootstrap.");
        }

        if (seed is null) throw new InputException("--interval bootstrap needs a --seed, so that its result can be had again.");
        return replicates is null or >= FewestReplicates
            ? new ComparisonBootstrap(seed.Value, replicates ?? 2000, confidence)
            : throw new InputException($"--replicates {replicates} is fewer than {FewestReplicates}, too few for an interval.");
    }

    private static int Run(PredictionInput first, PredictionInput second, double confidence, UndefinedPolicy undefined, ComparisonBootstrap? bootstrap, OutputFormat format)
    {
        if (first.File == TableFile.StandardInput && second.File == TableFile.StandardInput) throw new InputException("only one of the files can be standard input.");
        var comparison = Comparison.Of(PairedPredictions.Load(first, second), confidence, undefined);
        if (bootstrap is not null) comparison = bootstrap.Apply(comparison, undefined);
        switch (format)
        {
            case OutputFormat.Json:
                StandardOutput.Write(stream => ComparisonJson.Write(comparison, stream));
                break;
            case OutputFormat.Csv:
                StandardOutput.Write(stream => ComparisonCsv.Write(comparison, stream));
                break;
            case OutputFormat.Markdown:
                StandardOutput.Write(MarkdownRenderer.Render(ComparisonDocument.Of(comparison)));
                break;
            default:
                StandardOutput.Write(TextRenderer.Render(ComparisonDocument.Of(comparison), StandardOutput.IsStyled));
                break;
        }

        return 0;
    }
}
