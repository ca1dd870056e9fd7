using System.Globalization;
using System.Text;

namespace MulticlassMetrics.Cli.Tests;

/// <summary>What is kept of rows, whose number nobody knows in advance.</summary>
public sealed class RowStoreTests
{
    [Theory]
    [InlineData(1, double.NaN)]
    [InlineData(7, 0.001)]
    [InlineData(7, 0.5)]
    [InlineData(100_000, 1)]
    public void ScoreRows_KeepEveryScoreHoweverOftenTheyGrow(int width, double share)
    {
        var rows = new ScoreRows("file", width);
        int count = 400_000 / width;
        for (int row = 0; row < count; row++)
        {
            Span<double> scores = rows.Next(share);
            scores.Length.Should().Be(width);
            for (int c = 0; c < width; c++) scores[c] = ((double)row * width) + c;
        }

        rows.Values.Length.Should().Be(count * width);
        for (int i = 0; i < count * width; i++)
        {
            if (rows.Values.Span[i] != i) throw new InvalidOperationException($"Score {i} is {rows.Values.Span[i]}.");
        }
    }

    [Fact]
    public void LabelRows_GiveBackWhatWasAddedInOrder()
    {
        string[] labels = [.. Enumerable.Range(0, 1000).Select(i => (i * i % 17).ToString(CultureInfo.InvariantCulture)), "", "İ", "i"];
        var rows = new LabelRows();
        foreach (string label in labels) rows.Add(new string(label));

        rows.Should().Equal(labels);
        rows.Distinct.Should().Equal(labels.Distinct());
        rows[1001].Should().Be("İ");
    }

    [Fact]
    public void InputStream_GivesAllBytesAfterALookAtTheFirst()
    {
        byte[] content = Encoding.UTF8.GetBytes(Files.Animals);
        for (int length = 0; length < 10; length++)
        {
            using var input = new InputStream(new MemoryStream(content[..length]));
            input.Peek().ToArray().Should().Equal(content[..Math.Min(4, length)]);
            using var read = new MemoryStream();
            byte[] buffer = new byte[3];
            int count;
            while ((count = input.Read(buffer)) > 0) read.Write(buffer, 0, count);
            read.ToArray().Should().Equal(content[..length]);
            input.Share.Should().Be(1);
        }
    }

    [Fact]
    public void InputStream_KnowsItsShareOnlyWhereTheLengthIsKnown()
    {
        using var known = new InputStream(new MemoryStream(new byte[100]));
        using var unknown = new InputStream(new Pipe(new byte[100]));
        known.ReadExactly(new byte[25]);
        unknown.ReadExactly(new byte[25]);

        known.Share.Should().Be(0.25);
        unknown.Share.Should().Be(double.NaN);
    }

    [Fact]
    public void InputStream_WithoutSeekingIsCopiedToSeek()
    {
        byte[] content = Encoding.UTF8.GetBytes(Files.Animals);
        using var input = new InputStream(new Pipe(content));
        input.Peek();
        using Stream seekable = input.ToSeekable();

        seekable.Length.Should().Be(content.Length);
        byte[] copy = new byte[content.Length];
        seekable.ReadExactly(copy);
        copy.Should().Equal(content);
    }

    [Theory]
    [InlineData("1,000", false)]
    [InlineData("1 000", false)]
    [InlineData("0x1", false)]
    [InlineData("", false)]
    [InlineData("1e3", true)]
    [InlineData(" -0.25 ", true)]
    [InlineData("0.1234567890123456789", true)]
    [InlineData("4.9406564584124654e-324", true)]
    [InlineData("1e400", true)]
    [InlineData("-Infinity", true)]
    public void TryNumber_IsTheRuntimesOwn(string text, bool isNumber)
    {
        using ITable table = TableFormat.Open("n.csv", new MemoryStream(Encoding.UTF8.GetBytes($"n\n\"{text}\"\n")));
        table.Read();

        table.TryNumber(0, out double value).Should().Be(isNumber);
        if (isNumber) value.Should().Be(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));
    }

    private sealed class Pipe(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;
    }
}
