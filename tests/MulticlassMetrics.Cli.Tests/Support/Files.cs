namespace MulticlassMetrics.Cli.Tests;

/// <summary>Small files that several tests read.</summary>
internal static class Files
{
    /// <summary>Precision 1, 1/2, 0; recall 3/4, 2/3, 0; F1 6/7, 4/7, 0; five of eight right.</summary>
    public const string Animals = """
        actual,predicted
        cat,cat
        cat,cat
        cat,cat
        cat,dog
        dog,dog
        dog,dog
        dog,owl
        owl,dog

        """;
}
