using System.Globalization;
using System.Text;
using System.Xml;

namespace MulticlassMetrics.Cli;

/// <summary>A test of a JUnit report.</summary>
/// <param name="Name">What it tests.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Type">The kind of failure; of use where it failed only.</param>
/// <param name="Message">The first line of what is to say.</param>
/// <param name="Details">All of it.</param>
internal sealed record JUnitCase(string Name, JUnitOutcome Outcome, string Type, string Message, string Details);

internal enum JUnitOutcome
{
    Passed,
    Failed,
    Skipped,
}

/// <summary>Writes tests as JUnit XML, as build servers read it.</summary>
internal static class JUnitXml
{
    private static readonly XmlWriterSettings Settings = new() { Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.Entitize, Encoding = new UTF8Encoding(false) };

    public static void Write(string suite, IReadOnlyList<(string Name, string Value)> properties, IReadOnlyList<JUnitCase> cases, Stream stream)
    {
        using (var xml = XmlWriter.Create(stream, Settings))
        {
            xml.WriteStartElement("testsuites");
            WriteTotals(xml, "metrics gate", cases, withSkipped: false);
            xml.WriteStartElement("testsuite");
            WriteTotals(xml, suite, cases, withSkipped: true);
            xml.WriteStartElement("properties");
            foreach ((string name, string value) in properties)
            {
                xml.WriteStartElement("property");
                xml.WriteAttributeString("name", Legal(name));
                xml.WriteAttributeString("value", Legal(value));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            foreach (JUnitCase test in cases) Write(xml, suite, test);
        }

        stream.WriteByte((byte)'\n');
    }

    private static void WriteTotals(XmlWriter xml, string name, IReadOnlyList<JUnitCase> cases, bool withSkipped)
    {
        xml.WriteAttributeString("name", Legal(name));
        xml.WriteAttributeString("tests", Count(cases.Count));
        xml.WriteAttributeString("failures", Count(cases.Count(test => test.Outcome == JUnitOutcome.Failed)));
        xml.WriteAttributeString("errors", "0");
        if (withSkipped) xml.WriteAttributeString("skipped", Count(cases.Count(test => test.Outcome == JUnitOutcome.Skipped)));
        xml.WriteAttributeString("time", "0");
    }

    private static void Write(XmlWriter xml, string suite, JUnitCase test)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Legal(suite));
        xml.WriteAttributeString("name", Legal(test.Name));
        xml.WriteAttributeString("time", "0");
        if (test.Outcome != JUnitOutcome.Passed)
        {
            xml.WriteStartElement(test.Outcome == JUnitOutcome.Failed ? "failure" : "skipped");
            xml.WriteAttributeString("message", Legal(test.Message));
            if (test.Outcome == JUnitOutcome.Failed) xml.WriteAttributeString("type", test.Type);
            xml.WriteString(Legal(test.Details));
        }
        else
        {
            xml.WriteStartElement("system-out");
            xml.WriteString(Legal(test.Details));
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    // XML has no way to write some characters, and a label may hold any.
    private static string Legal(string text)
    {
        var legal = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (XmlConvert.IsXmlChar(c)) legal.Append(c);
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], c)) legal.Append(c).Append(text[++i]);
            else legal.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
        }

        return legal.ToString();
    }
}
