namespace MulticlassMetrics.Cli;

internal enum OutputFormat
{
    Text,
    Markdown,
    Json,
    Csv,
}
