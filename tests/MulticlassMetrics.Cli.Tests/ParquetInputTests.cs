using System.Globalization;
using Parquet;

namespace MulticlassMetrics.Cli.Tests;

public sealed class ParquetInputTests
{
    private static readonly string Soybeans = File.ReadAllText(Golden.Csv("soybean-diseases.logistic"));

    [Theory]
    [InlineData(CompressionMethod.None)]
    [InlineData(CompressionMethod.Snappy)]
    [InlineData(CompressionMethod.Gzip)]
    [InlineData(CompressionMethod.Zstd)]
    [InlineData(CompressionMethod.Brotli)]
    [InlineData(CompressionMethod.Lz4Raw)]
    public void Report_OfParquetIsThatOfCsv(CompressionMethod compression)
    {
        using Workspace workspace = new Workspace().With("p.csv", Soybeans).With("p.parquet", ParquetFiles.FromCsv(Soybeans, compression, rowsInGroup: 100));

        workspace.Print("report", "p.parquet", "--format", "json").Should().Be(workspace.Print("report", "p.csv", "--format", "json"));
    }

    [Fact]
    public void Report_ReadsParquetFromStandardInputAndUnderAnyName()
    {
        byte[] content = ParquetFiles.FromCsv(Files.Animals);
        using Workspace workspace = new Workspace().With("a.csv", Files.Animals).With("a.data", content);
        string expected = workspace.Print("report", "a.csv");

        workspace.RunOn(content, "report", "-").Should().Be(new ToolResult(0, expected, ""));
        workspace.Print("report", "a.data").Should().Be(expected);
    }

    [Fact]
    public void Report_ReadsWholeNumbersAndBooleansAsLabels()
    {
        using Workspace workspace = new Workspace()
            .With("n.parquet", ParquetFiles.Write(("actual", Of<long>(10, 9, 10, 9)), ("predicted", Of<int?>(10, 9, 9, 9))))
            .With("b.parquet", ParquetFiles.Write(("actual", Of(true, false)), ("predicted", Of(true, true))));

        workspace.PrintJson("report", "n.parquet").GetProperty("classes").EnumerateArray().Select(c => c.GetString()).Should().Equal("9", "10");
        workspace.PrintJson("report", "b.parquet").GetProperty("classes").EnumerateArray().Select(c => c.GetString()).Should().Equal("False", "True");
    }

    [Fact]
    public void Report_ReadsFloatScoresAndWeights()
    {
        using Workspace workspace = new Workspace()
            .With("f.parquet", ParquetFiles.Write(
                ("actual", Of("a", "b", "b")), ("score:a", Of(0.75f, 0.5f, 0.25f)), ("score:b", Of<double?>(0.25, 0.5, 0.75)), ("w", Of<long>(1, 2, 3))))
            .With("f.csv", "actual,score:a,score:b,w\na,0.75,0.25,1\nb,0.5,0.5,2\nb,0.25,0.75,3\n");

        workspace.Print("report", "f.parquet", "--weight", "w").Should().Be(workspace.Print("report", "f.csv", "--weight", "w"));
    }

    [Fact]
    public void Report_NamesAColumnOfTheWrongType()
    {
        using Workspace workspace = new Workspace()
            .With("label.parquet", ParquetFiles.Write(("actual", Of<double>(0.5, 1)), ("predicted", Of("a", "b"))))
            .With("time.parquet", ParquetFiles.Write(("actual", Of("a", "b")), ("predicted", Of(DateTime.UnixEpoch, DateTime.UnixEpoch))))
            .With("score.parquet", ParquetFiles.Write(("actual", Of("a", "b")), ("score:a", Of("0.5", "1")), ("score:b", Of<double>(0.5, 0))));

        workspace.Run("report", "label.parquet").Should().Be(new ToolResult(
            2, "", "metrics: label.parquet: column 'actual' is of type Double, and text, whole numbers or booleans are needed.\n"));
        workspace.Run("report", "time.parquet").Error.Should().Contain("column 'predicted' is of type DateTime");
        workspace.Run("report", "score.parquet").Should().Be(new ToolResult(
            2, "", "metrics: score.parquet: column 'score:a' is of type String, and numbers are needed.\n"));
    }

    [Fact]
    public void Report_NamesTheRowOfAMissingValue()
    {
        using Workspace workspace = new Workspace()
            .With("label.parquet", ParquetFiles.Write(("actual", Of<long>(1, 2, 3)), ("predicted", Of<int?>(1, 2, null))))
            .With("score.parquet", ParquetFiles.Write(("actual", Of("a", "b")), ("score:a", Of<double>(0.5, 1)), ("score:b", Of<double?>(0.5, null))))
            .With("nan.parquet", ParquetFiles.Write(("actual", Of("a", "b")), ("score:a", Of(0.5, double.NaN)), ("score:b", Of<double>(0.5, 0))));

        workspace.Run("report", "label.parquet").Error.Should().Be("metrics: label.parquet, row 3: column 'predicted' is empty.\n");
        workspace.Run("report", "score.parquet").Error.Should().Be("metrics: score.parquet, row 2: score '' in column 'score:b' is not a number.\n");
        workspace.Run("report", "nan.parquet").Error.Should().Be("metrics: nan.parquet, row 2: score 'NaN' in column 'score:a' is not a number.\n");
    }

    [Fact]
    public void Compare_PairsParquetWithCsv()
    {
        string other = File.ReadAllText(Golden.Csv("soybean-diseases.forest"));
        using Workspace workspace = new Workspace().With("1.csv", Soybeans).With("2.csv", other).With("2.parquet", ParquetFiles.FromCsv(other));

        workspace.Print("compare", "1.csv", "2.parquet").Should().Be(workspace.Print("compare", "1.csv", "2.csv").Replace("2.csv", "2.parquet", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public void Report_RefusesParquetThatIsCutShort(double share)
    {
        byte[] content = ParquetFiles.FromCsv(Soybeans);
        using Workspace workspace = new Workspace().With("cut.parquet", content[..(int)(share * content.Length)]);

        ToolResult result = workspace.Run("report", "cut.parquet");

        result.ExitCode.Should().Be(2);
        result.Output.Should().BeEmpty();
        result.Error.Should().StartWith("metrics: cut.parquet is not a whole Parquet file").And.EndWith("\n");
        result.Error.Count(c => c == '\n').Should().Be(1);
    }

    [Fact]
    public void Table_OfABrokenFileIsReadOrRefusedButNeverCrashes()
    {
        byte[] content = ParquetFiles.FromCsv(Files.Animals, CompressionMethod.None, rowsInGroup: 3);
        var random = new Random(20_251);
        int refused = 0;
        for (int i = 0; i < 400; i++)
        {
            byte[] broken = [.. content];

            // The first four bytes say what it is.
            for (int k = 0; k <= random.Next(3); k++) broken[random.Next(4, broken.Length)] = (byte)random.Next(256);
            refused += Read(broken) ? 0 : 1;
        }

        refused.Should().BeInRange(40, 399, "the data are a part of the file, and the rest is structure");
    }

    [Fact]
    public void Table_ClosesItsStreamSoThatACopyOfStandardInputVanishes()
    {
        var stream = new MemoryStream(ParquetFiles.FromCsv(Files.Animals));
        TableFormat.Open("p.parquet", stream).Dispose();

        stream.CanRead.Should().BeFalse();
    }

    private static T[] Of<T>(params T[] values) => values;

    private static bool Read(byte[] content)
    {
        try
        {
            using ITable table = TableFormat.Open("broken.parquet", new MemoryStream(content));
            int actual = ColumnFinder.Find(table, "actual", "--actual");
            table.Require(actual, ColumnUse.Label);
            while (table.Read()) table.Text(actual).Should().NotBeNull();
            return true;
        }
        catch (InputException e)
        {
            e.Message.Should().StartWith("broken.parquet", because: string.Create(CultureInfo.InvariantCulture, $"of {content.Length} bytes"));
            return false;
        }
    }
}
