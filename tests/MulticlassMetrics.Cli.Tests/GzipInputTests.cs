using System.IO.Compression;
using System.Text;

namespace MulticlassMetrics.Cli.Tests;

public sealed class GzipInputTests
{
    [Fact]
    public void Report_ReadsGzipFromAFileAndFromStandardInput()
    {
        byte[] zipped = Zip(Files.Animals);
        using Workspace workspace = new Workspace().With("a.csv", Files.Animals).With("a.csv.gz", zipped).With("zipped.csv", zipped);
        string expected = workspace.Print("report", "a.csv");

        workspace.Print("report", "a.csv.gz").Should().Be(expected);
        workspace.Print("report", "zipped.csv").Should().Be(expected);
        workspace.RunOn(zipped, "report", "-").Should().Be(new ToolResult(0, expected, ""));
    }

    [Fact]
    public void Report_ReadsAllMembersOfAFile()
    {
        string rows = Files.Animals[(Files.Animals.IndexOf('\n', StringComparison.Ordinal) + 1)..];
        using Workspace workspace = new Workspace().With("a.csv", Files.Animals + rows).With("two.csv.gz", [.. Zip(Files.Animals), .. Zip(rows)]);

        workspace.Print("report", "two.csv.gz").Should().Be(workspace.Print("report", "a.csv"));
    }

    [Fact]
    public void Report_ReadsZippedParquet()
    {
        byte[] content = ParquetFiles.FromCsv(Files.Animals);
        using var stream = new MemoryStream();
        using (var zip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true)) zip.Write(content);
        using Workspace workspace = new Workspace().With("a.csv", Files.Animals).With("a.parquet.gz", stream.ToArray());

        workspace.Print("report", "a.parquet.gz").Should().Be(workspace.Print("report", "a.csv"));
    }

    [Fact]
    public void Table_OfAFileCutShortAnywhereIsRefused()
    {
        byte[] zipped = Zip(File.ReadAllText(Golden.Csv("soybean-diseases.logistic")));
        byte[] two = [.. zipped, .. zipped];

        for (int length = 2; length < zipped.Length; length += 1 + (length > 100 && length < zipped.Length - 100 ? 997 : 0)) Refuse(zipped[..length], $"{length} bytes are left");
        for (int length = zipped.Length + 1; length < two.Length; length += 1 + (length > zipped.Length + 20 && length < two.Length - 20 ? 1997 : 0)) Refuse(two[..length], $"{length} bytes of two members are left");
    }

    [Fact]
    public void Table_OfADamagedFileIsRefused()
    {
        byte[] zipped = Zip(File.ReadAllText(Golden.Csv("soybean-diseases.logistic")));
        var random = new Random(5);
        for (int i = 0; i < 100; i++)
        {
            // Bytes 4 to 9 are the time and the system of the writer, which nothing checks.
            int at = random.Next(10, zipped.Length);
            byte[] broken = [.. zipped];
            broken[at] ^= (byte)random.Next(1, 256);
            Refuse(broken, $"byte {at} is another");
        }
    }

    [Fact]
    public void Report_SaysInOneLineThatGzipIsCutShort()
    {
        using Workspace workspace = new Workspace().With("cut.csv.gz", Zip(Files.Animals)[..^4]);

        workspace.Run("report", "cut.csv.gz").Should().Be(new ToolResult(2, "", "metrics: cut.csv.gz is damaged or cut short: it cannot be unzipped to its end.\n"));
    }

    private static void Refuse(byte[] content, string because)
    {
        Action read = () =>
        {
            using ITable table = TableFormat.Open("cut.csv.gz", new MemoryStream(content));
            while (table.Read())
            {
            }
        };
        read.Should().Throw<InputException>(because);
    }

    private static byte[] Zip(string text)
    {
        using var stream = new MemoryStream();
        using (var zip = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true)) zip.Write(Encoding.UTF8.GetBytes(text));
        return stream.ToArray();
    }
}
