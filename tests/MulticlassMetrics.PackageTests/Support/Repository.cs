using System.Xml.Linq;

namespace MulticlassMetrics.PackageTests.Support;

/// <summary>The working tree that the tests were built from.</summary>
internal static class Repository
{
    // The projects that are packed, and what they take in from elsewhere.
    private static readonly string[] Packed = ["src", "schemas"];

    public static string Root { get; } = FindRoot();

    public static string Prediction(string file) => Path.Combine(Root, "tests/MulticlassMetrics.Tests/Goldens/data", file);

    /// <summary>The version of a package that the tests of this repository use.</summary>
    public static string VersionOf(string package) => XDocument.Load(Path.Combine(Root, "Directory.Packages.props"))
        .Descendants("PackageVersion").Single(version => version.Attribute("Include")?.Value == package).Attribute("Version")!.Value;

    /// <summary>
    /// Clones the repository, then lays what is packed over it as it is in the working tree now: the packages are those of the code under test, committed or
    /// not, and know the commit that they come from. Where there is no repository, as in an unpacked archive, the files are copied.
    /// </summary>
    public static async Task CopyToAsync(string folder)
    {
        if ((await Command.RunAsync(Root, "git", "rev-parse", "--show-toplevel")).ExitCode == 0)
            (await Command.RunAsync(Root, "git", "clone", "--quiet", "--no-checkout", Root, folder)).Succeeds();

        Directory.CreateDirectory(folder);
        foreach (string file in Directory.GetFiles(Root))
            Copy(file);
        foreach (string file in Packed.SelectMany(part => Directory.GetFiles(Path.Combine(Root, part), "*", SearchOption.AllDirectories)))
        {
            if (!Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
                Copy(file);
        }

        void Copy(string file)
        {
            if (Path.GetFileName(file) == ".git")
                return; // In a linked working tree it is a file, which would turn the clone into this tree.
            string target = Path.Combine(folder, Path.GetRelativePath(Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Metrics.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} has Metrics.sln.");
    }
}
