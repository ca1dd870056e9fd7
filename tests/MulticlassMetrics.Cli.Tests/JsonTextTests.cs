using System.Text;

namespace MulticlassMetrics.Cli.Tests;

public class JsonTextTests
{
    private static readonly JsonPlace Second = JsonPlace.Root["list"][1];

    [Fact]
    public void LineOf_IsThatOfTheKeyOrItem()
    {
        JsonText json = Parse("{\n\"a\":\n1,\n\"list\": [\n{\"x\": [1,\n2]}, {\n\"y\": 3, \"list\": 4}\n]\n}");

        json.LineOf(JsonPlace.Root).Should().Be(1);
        json.LineOf(JsonPlace.Root["a"]).Should().Be(2);
        json.LineOf(JsonPlace.Root["list"]).Should().Be(4);
        json.LineOf(JsonPlace.Root["list"][0]["x"][1]).Should().Be(6);
        json.LineOf(Second).Should().Be(6);
        json.LineOf(Second["y"]).Should().Be(7);

        // What is not there is where it would be.
        json.LineOf(Second["z"]).Should().Be(6);
    }

    [Fact]
    public void At_NamesKeyAndLine()
    {
        JsonText json = Parse("\ufeff{\n\"list\": [1, {\"a b\": 2}]}");

        json.At(Second["a b"], "no.").Message.Should().Be("j.json, line 2: list[1]['a b']: no.");
        json.At(JsonPlace.Root, "no.").Message.Should().Be("j.json, line 1: no.");
    }

    [Theory]
    [InlineData("", "j.json is empty.")]
    [InlineData(" \n", "j.json is empty.")]
    [InlineData("{\n\"a\": 1,\n}", "j.json, line 3: this is not JSON: The JSON object contains a trailing comma at the end.")]
    [InlineData("{\n\"a\": [1,\n2,]}", "j.json, line 3: this is not JSON: The JSON array contains a trailing comma at the end.")]
    [InlineData("{\n// a\n}", "j.json, line 2: this is not JSON: '/' is invalid after a value. Expected either ',', '}', or ']'.")]
    [InlineData("{\"a\": NaN}", "j.json, line 1: this is not JSON: 'N' is an invalid start of a value.")]
    [InlineData("{\"a\": 1}\n{}", "j.json, line 2: this is not JSON: '{' is invalid after a single JSON value. Expected end of data.")]
    [InlineData("{\"a\": {\"b\": 1},\n\"b\": 1,\n\"a\": 2}", "j.json, line 3: a: this key stands there twice.")]
    [InlineData("{\"a\": [{}, {\n\"b\": 1,\n\"\\u0062\": 2}]}", "j.json, line 3: a[1].b: this key stands there twice.")]
    public void Parse_IsStrict(string text, string message) => FluentActions.Invoking(() => Parse(text)).Should().Throw<InputException>().WithMessage(message);

    [Fact]
    public void Parse_RefusesWhatIsNotUtf8() => FluentActions.Invoking(() => JsonText.Parse("j.json", Encoding.Latin1.GetBytes("{\"é\": 1}")))
        .Should().Throw<InputException>().WithMessage("j.json is not valid UTF-8.");

    private static JsonText Parse(string text) => JsonText.Parse("j.json", Encoding.UTF8.GetBytes(text));
}
