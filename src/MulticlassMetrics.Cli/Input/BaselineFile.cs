namespace MulticlassMetrics.Cli;

/// <summary>Reads the baseline that a command line names.</summary>
internal static class BaselineFile
{
    public static Baseline Read(string path)
    {
        // Says in the tool's words why a file cannot be read.
        TableFile.OpenFile(path).Dispose();
        try
        {
            return Baseline.Load(path);
        }
        catch (BaselineFormatException e)
        {
            throw new InputException(e.Message, e);
        }
    }
}
