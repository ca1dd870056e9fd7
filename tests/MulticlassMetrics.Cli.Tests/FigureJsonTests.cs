using System.Text;
using System.Text.Json;

namespace MulticlassMetrics.Cli.Tests;

public class FigureJsonTests
{
    [Fact]
    public void Write_WritesWhatIsKnown()
    {
        Written(new Figure(0.5)).Should().Be("""{"x":{"value":0.5}}""");
        Written(new Figure(double.NaN, "0/0", "a")).Should().Be("""{"x":{"value":null,"undefined":"0/0","class":"a"}}""");
        Written(new Figure(double.PositiveInfinity)).Should().Be("""{"x":{"value":"Infinity"}}""");
        Written(new Figure(double.NegativeInfinity)).Should().Be("""{"x":{"value":"-Infinity"}}""");
        Written(new Figure(0.1 + 0.2)).Should().Be("""{"x":{"value":0.30000000000000004}}""");
    }

    [Fact]
    public void Write_WritesTheErrorWhereThereIsOne()
    {
        var estimate = new Estimate("F1", 0.5, 0.125, 0.25, 0.75, 0.95, "logit", 8, []);

        Written(new Figure(0.5).With(estimate)).Should().Be("""{"x":{"value":0.5,"standardError":0.125,"low":0.25,"high":0.75,"method":"logit"}}""");
        Written(new Figure(0.5).With(estimate with { StandardError = double.NaN })).Should().Be("""{"x":{"value":0.5}}""");
        Written(new Figure(0.5).With(estimate with { Low = double.NaN, High = double.NaN })).Should().Be("""{"x":{"value":0.5}}""");
        Written(new Figure(double.NaN, "0/0").With(estimate)).Should().Be("""{"x":{"value":null,"undefined":"0/0"}}""");
    }

    private static string Written(Figure figure)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            new FigureJson().Write(json, "x", figure);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
