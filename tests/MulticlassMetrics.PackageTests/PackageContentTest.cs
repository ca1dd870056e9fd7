using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text;
using System.Xml.Linq;
using MulticlassMetrics.PackageTests.Support;

namespace MulticlassMetrics.PackageTests;

[Collection(SharedPackages.Name)]
public class PackageContentTest(PackedFeed packed)
{
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    public static TheoryData<string> Ids => [.. PackedFeed.PackageIds];

    [Fact]
    public void Pack_WarnsOfNothing() => packed.Output.Should().NotContainEquivalentOf("warning");

    [Fact]
    public void Feed_HasEachPackageAndItsSymbols() => Directory.GetFiles(packed.Feed).Select(Path.GetFileName).Should().BeEquivalentTo(
        PackedFeed.PackageIds.SelectMany(id => new[] { $"{id}.{packed.Version}.nupkg", $"{id}.{packed.Version}.snupkg" }));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Package_IsTheSameBitsFromAnotherFolder(string id)
    {
        foreach (string extension in new[] { "nupkg", "snupkg" })
        {
            string file = $"{id}.{packed.Version}.{extension}";
            byte[] first = File.ReadAllBytes(Path.Combine(packed.Feed, file));
            byte[] second = File.ReadAllBytes(Path.Combine(packed.SecondFeed, file));
            first.AsSpan().SequenceEqual(second).Should().BeTrue($"{file} is packed from the same sources ({string.Join(", ", Differences(first, second))} differ)");
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Package_NamesNoFolderOfTheMachineThatPackedIt(string id)
    {
        foreach (string extension in new[] { "nupkg", "snupkg" })
        {
            using ZipArchive archive = ZipFile.OpenRead(Path.Combine(packed.Feed, $"{id}.{packed.Version}.{extension}"));
            foreach (ZipArchiveEntry entry in archive.Entries)
            {
                byte[] content = Read(entry);
                foreach (string folder in new[] { packed.Folder, Repository.Root })
                {
                    foreach (Encoding encoding in new[] { Encoding.UTF8, Encoding.Unicode })
                        content.AsSpan().IndexOf(encoding.GetBytes(folder)).Should().Be(-1, $"{entry.FullName} of {id} should not name {folder}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Symbols_HaveTheSourcesWithin(string id)
    {
        using ZipArchive archive = ZipFile.OpenRead(Path.Combine(packed.Feed, $"{id}.{packed.Version}.snupkg"));
        ZipArchiveEntry[] symbols = [.. archive.Entries.Where(entry => entry.Name.EndsWith(".pdb", StringComparison.Ordinal))];
        symbols.Should().NotBeEmpty();
        foreach (ZipArchiveEntry entry in symbols)
        {
            using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbImage([.. Read(entry)]);
            MetadataReader reader = provider.GetMetadataReader();
            DocumentHandle[] documents = [.. reader.Documents];
            documents.Should().HaveCountGreaterThan(15);
            documents.Select(document => reader.GetString(reader.GetDocument(document).Name)).Should().OnlyContain(name => name.StartsWith("/_", StringComparison.Ordinal));
            reader.CustomDebugInformation.Select(handle => reader.GetCustomDebugInformation(handle)).Count(information => reader.GetGuid(information.Kind) == EmbeddedSource)
                .Should().Be(documents.Length);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Package_SaysWhatItIs(string id)
    {
        using ZipArchive archive = Open(id);
        XElement metadata = XDocument.Load(archive.GetEntry($"{id}.nuspec")!.Open()).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
        string Value(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;

        Value("id").Should().Be(id);
        Value("license").Should().Be("MIT");
        Value("description").Length.Should().BeGreaterThan(50);
        Value("tags").Split(' ').Should().Contain("classification").And.Contain("f1");
        Read(archive.GetEntry(Value("readme"))!).Should().Equal(File.ReadAllBytes(Path.Combine(Repository.Root, "src", id, "README.md")));
        Read(archive.GetEntry(Value("icon"))!).Should().StartWith([0x89, .. "PNG"u8]).And.HaveCountGreaterThan(500);
    }

    [Theory]
    [InlineData("MulticlassMetrics", 20)]
    [InlineData("MulticlassMetrics.FluentAssertions", 2)]
    public void Library_HasBothFrameworksWithDocumentation(string id, int examples)
    {
        using ZipArchive archive = Open(id);

        archive.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("lib/", StringComparison.Ordinal)).Should().BeEquivalentTo(
            $"lib/net8.0/{id}.dll", $"lib/net8.0/{id}.xml", $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml");
        XDocument.Load(archive.GetEntry($"lib/net8.0/{id}.xml")!.Open()).Descendants("example").Should().HaveCountGreaterThan(examples);
    }

    [Fact]
    public void Library_DependsOnMathNetAlone() => Dependencies("MulticlassMetrics").Should().Equal("MathNet.Numerics [5.0.0, 6.0.0)");

    [Fact]
    public void Assertions_TakeTheFreeFluentAssertionsUnlessToldOtherwise() => Dependencies("MulticlassMetrics.FluentAssertions")
        .Should().Equal("FluentAssertions [6.12.0, 9.0.0)", $"MulticlassMetrics {packed.Version}");

    private string[] Dependencies(string id)
    {
        using ZipArchive archive = Open(id);
        return [.. XDocument.Load(archive.GetEntry($"{id}.nuspec")!.Open()).Descendants().Where(element => element.Name.LocalName == "dependency")
            .Select(dependency => $"{dependency.Attribute("id")!.Value} {dependency.Attribute("version")!.Value}").Distinct().Order(StringComparer.Ordinal)];
    }

    private ZipArchive Open(string id) => ZipFile.OpenRead(Path.Combine(packed.Feed, $"{id}.{packed.Version}.nupkg"));

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        using MemoryStream content = new();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private static List<string> Differences(byte[] first, byte[] second)
    {
        using ZipArchive one = new(new MemoryStream(first));
        using ZipArchive two = new(new MemoryStream(second));
        return [.. one.Entries.Where(entry => two.GetEntry(entry.FullName) is not { } other || !Read(entry).AsSpan().SequenceEqual(Read(other))).Select(entry => entry.FullName)];
    }
}
