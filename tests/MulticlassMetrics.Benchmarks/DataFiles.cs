using System.Runtime.InteropServices;

namespace MulticlassMetrics.Benchmarks;

/// <summary>A folder of plain arrays, little-endian, that peers in other languages read.</summary>
/// <param name="folder">Where they stand.</param>
internal sealed class DataFiles(string folder)
{
    public string Folder { get; } = Directory.CreateDirectory(folder).FullName;

    public string PathOf(string name) => Path.Combine(Folder, name);

    public void Write<T>(string name, T[] values)
        where T : unmanaged
    {
        using FileStream file = File.Create(PathOf(name));
        file.Write(MemoryMarshal.AsBytes<T>(values));
    }
}
