using System.Text;
using System.Xml.Linq;

namespace MulticlassMetrics.Cli.Tests;

public class JUnitXmlTests
{
    private static readonly JUnitCase[] Cases =
    [
        new("a", JUnitOutcome.Passed, "", "", "ok    a"),
        new("b", JUnitOutcome.Failed, "fail", "FAIL  b", "FAIL  b\n      why"),
        new("c", JUnitOutcome.Failed, "inconclusive", "????  c", "????  c"),
        new("d", JUnitOutcome.Skipped, "inconclusive", "????  d", "????  d"),
    ];

    [Fact]
    public void Write_IsAsTheSchemaSays()
    {
        XElement suite = JUnit.Read(Written("gate", Cases)).Element("testsuite")!;

        suite.Attributes().Select(a => $"{a.Name}={a.Value}").Should().Equal("name=gate", "tests=4", "failures=2", "errors=0", "skipped=1", "time=0");
        suite.Elements("testcase").Select(e => $"{e.Attribute("name")!.Value} {e.Elements().Single().Name} {e.Elements().Single().Attribute("type")?.Value}".TrimEnd())
            .Should().Equal("a system-out", "b failure fail", "c failure inconclusive", "d skipped");
        suite.Elements("testcase").ElementAt(1).Element("failure")!.Value.Should().Be("FAIL  b\n      why");
    }

    [Theory]
    [InlineData("<&>\"'\n\t日本語 \ud83d\ude00", "<&>\"'\n\t日本語 \ud83d\ude00")]
    [InlineData("\u0001\u001b\ufffe\r", "\\u0001\\u001B\\uFFFE\r")]
    public void Write_TakesAnyText(string text, string read)
    {
        XElement test = JUnit.Read(Written(text, [new JUnitCase(text, JUnitOutcome.Failed, "fail", text, text)])).Descendants("testcase").Single();

        test.Attribute("name")!.Value.Should().Be(read);
        test.Attribute("classname")!.Value.Should().Be(read);
        test.Element("failure")!.Attribute("message")!.Value.Should().Be(read);
        test.Element("failure")!.Value.Should().Be(read);
    }

    [Fact]
    public void Write_TakesHalfACharacter() => Write_TakesAnyText("lone \ud83d and \ude00", "lone \\uD83D and \\uDE00");

    [Theory]
    [InlineData("<testsuites tests='1' failures='0' errors='0'><testsuite name='x' tests='1' failures='0' errors='0'><testcase name='a'/></testsuite></testsuites>")]
    [InlineData("<testsuites tests='1' failures='0' errors='0'><testsuite name='x' tests='1' failures='-1' errors='0'/></testsuites>")]
    [InlineData("<testsuites tests='2' failures='0' errors='0'><testsuite name='x' tests='2' failures='0' errors='0'><testcase classname='x' name='a'/><testcase classname='x' name='a'/></testsuite></testsuites>")]
    [InlineData("<testsuites tests='1' failures='1' errors='0'><testsuite name='x' tests='1' failures='1' errors='0'><testcase classname='x' name='a'><failure/></testcase></testsuite></testsuites>")]
    [InlineData("<other/>")]
    public void Schema_RefusesWhatIsNotJUnit(string xml) => FluentActions.Invoking(() => JUnit.Read(xml)).Should().Throw<System.Xml.Schema.XmlSchemaValidationException>();

    private static string Written(string suite, IReadOnlyList<JUnitCase> cases)
    {
        using var stream = new MemoryStream();
        JUnitXml.Write(suite, [("file", "p.csv")], cases, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
