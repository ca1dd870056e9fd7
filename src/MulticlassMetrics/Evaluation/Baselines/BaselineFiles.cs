namespace MulticlassMetrics;

/// <content>Saving and loading.</content>
public sealed partial class Baseline
{
    internal const string Format = "multiclass-metrics-baseline";
    internal const int NewestVersion = 1;

    /// <summary>Writes the baseline as JSON (UTF-8), a row a line; the same baseline gives the same bytes.</summary>
    /// <param name="stream">Where to write; it stays open.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <exception cref="InvalidOperationException">A label or an id is not valid text (half of a surrogate pair), so that it could not be read again.</exception>
    /// <exception cref="IOException">The stream cannot be written to.</exception>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        BaselineWriter.Write(this, stream);
    }

    /// <summary>Writes the baseline to a file, in place of one that may be there.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or blank.</exception>
    /// <exception cref="InvalidOperationException">As for a stream.</exception>
    /// <exception cref="IOException">The file cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written to.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);

        // Whole before the file is opened: what cannot be written must not cost the file that is there.
        using var text = new MemoryStream();
        BaselineWriter.Write(this, text);
        using FileStream file = File.Create(path);
        text.WriteTo(file);
    }

    /// <summary>Reads a baseline.</summary>
    /// <param name="stream">JSON as <see cref="Save(Stream)"/> writes it; it stays open.</param>
    /// <returns>The baseline.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <exception cref="BaselineFormatException">It is no JSON, no baseline, of a newer version, or contradicts itself; the message says what, with line and column.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static Baseline Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return BaselineReader.Read(bytes.ToArray(), "baseline");
    }

    /// <summary>Reads a baseline from a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The baseline.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or blank.</exception>
    /// <exception cref="BaselineFormatException">As for a stream.</exception>
    /// <exception cref="IOException">The file is not there, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static Baseline Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return BaselineReader.Read(File.ReadAllBytes(path), path);
    }
}
