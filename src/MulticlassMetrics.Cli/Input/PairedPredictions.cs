namespace MulticlassMetrics.Cli;

/// <summary>Two models on the same samples.</summary>
internal sealed record PairedPredictions(
    string FirstName, string SecondName, PairedComparison<string> Comparison, LabelPairs<string> First, LabelPairs<string> Second,
    ClassScores<string>? FirstScores, ClassScores<string>? SecondScores, McNemar McNemar)
{
    /// <summary>What was decided on the way.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The cluster of each row; null where rows are on their own.</summary>
    public IReadOnlyList<string>? ClusterKeys { get; init; }

    public static PairedPredictions Load(PredictionInput firstInput, PredictionInput secondInput)
    {
        PairedFile first = PairedFile.Read(firstInput);
        PairedFile second = RowPairing.Align(first, PairedFile.Read(secondInput), firstInput);
        string[] actual = [.. first.Rows.Select(row => row.Actual)];
        double[]? weights = firstInput.Weight is null ? null : [.. first.Rows.Select(row => row.Weight)];
        if (weights?.All(weight => weight == 0) == true) throw PredictionLoader.NoWeight(first.Name, firstInput);

        bool scored = first.Columns is not null && second.Columns is not null;
        if (scored) RequireSameClasses(first, second);
        ClassScores<string>? firstScores = Scores(first, first.Columns), secondScores = Scores(second, scored ? first.Columns : second.Columns);
        IReadOnlyList<string> firstPredicted = Predicted(first, firstScores), secondPredicted = Predicted(second, secondScores);

        IReadOnlyList<string> classes = firstInput.Classes ?? first.Columns?.Classes ?? second.Columns?.Classes ?? InOrder([.. actual, .. firstPredicted, .. secondPredicted]);
        var options = new LabelOptions<string> { Classes = classes, ClassesAreOrdered = firstInput.Classes is not null || classes.All(IntegerText.IsInteger) };
        LabelPairs<string> firstPairs = LabelPairs.From(actual, firstPredicted, weights, options), secondPairs = LabelPairs.From(actual, secondPredicted, weights, options);
        PairedComparison<string> comparison = scored ? PairedComparison.Of(firstPairs, secondPairs, firstScores, secondScores) : PairedComparison.Of(firstPairs, secondPairs);
        List<string> notes = [];
        string[]? clusterKeys = null;
        if (!scored && (first.Columns ?? second.Columns) is not null) notes.Add($"only {(first.Columns is null ? second : first).Name} has columns of scores: ROC AUC and average precision are not compared");
        if (weights is not null) notes.Add("McNemar's tests count rows, whatever their weights");
        if (firstInput.Cluster is { } cluster)
        {
            string[] keys = [.. first.Rows.Select(row => row.Cluster)];
            int count = first.Rows.Where(row => row.Weight > 0).Select(row => row.Cluster).Distinct(StringComparer.Ordinal).Count();
            if (count < 2) throw new InputException($"{first.Name} has only one cluster in column {Label.Quote(cluster)}; a standard error needs at least two.");
            comparison = comparison.ClusteredBy(keys);
            clusterKeys = keys;
            notes.Add($"standard errors take rows of one {Label.Quote(cluster)} together ({Numbers.Whole(count)} clusters); McNemar's tests do not");
        }

        int[] counted = [.. Enumerable.Range(0, actual.Length).Where(i => first.Rows[i].Weight > 0)];
        McNemar mcNemar = PairedLabels.From([.. counted.Select(i => actual[i])], [.. counted.Select(i => firstPredicted[i])], (string[])[.. counted.Select(i => secondPredicted[i])]).McNemar;
        return new PairedPredictions(first.Name, second.Name, comparison, firstPairs, secondPairs, scored ? firstScores : null, scored ? secondScores : null, mcNemar) { Notes = notes, ClusterKeys = clusterKeys };

        ClassScores<string>? Scores(PairedFile file, ScoreColumns? order) => file.Columns is null ? null : ClassScores.From(actual, InOrderOf(file, order!), order!.Classes, weights);
    }

    private static void RequireSameClasses(PairedFile first, PairedFile second)
    {
        Contained(first, second);
        Contained(second, first);

        static void Contained(PairedFile file, PairedFile other)
        {
            if (file.Columns!.Classes.FirstOrDefault(label => !other.Columns!.Classes.Contains(label)) is not { } lacking) return;
            throw new InputException($"{file.Name} has scores of class {Label.Quote(lacking)} and {other.Name} has none (--scores none does without scores).");
        }
    }

    // The files may order their columns differently.
    private static double[] InOrderOf(PairedFile file, ScoreColumns order)
    {
        int[] positions = [.. order.Classes.Select(label => file.Columns!.Classes.Index().First(c => c.Item == label).Index)];
        return [.. file.Rows.SelectMany(row => positions.Select(p => row.Scores[p]))];
    }

    private static IReadOnlyList<string> Predicted(PairedFile file, ClassScores<string>? scores) => file.HasPredicted ? [.. file.Rows.Select(row => row.Predicted)]
        : scores!.ClassCount > 1 ? [.. scores.Predict()]
        : throw new InputException($"{file.Name} has one column of scores and no column of predictions: there is nothing to choose between.");

    private static string[] InOrder(HashSet<string> labels) => labels.All(IntegerText.IsInteger) ? [.. labels.Order(IntegerText.Order)] : [.. labels.Order(StringComparer.Ordinal)];
}
