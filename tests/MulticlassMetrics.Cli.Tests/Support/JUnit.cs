using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace MulticlassMetrics.Cli.Tests;

/// <summary>Reads JUnit XML and checks it against its schema.</summary>
internal static class JUnit
{
    private static readonly XmlSchemaSet Schema = Load();

    public static XElement Read(string text)
    {
        var document = XDocument.Parse(text, LoadOptions.PreserveWhitespace);

        // Of an element that no schema knows the validator says nothing.
        if (document.Root!.Name != "testsuites") throw new XmlSchemaValidationException($"The root is {document.Root.Name}.");
        document.Validate(Schema, (_, e) => throw e.Exception);
        return document.Root;
    }

    private static XmlSchemaSet Load()
    {
        var schemas = new XmlSchemaSet();
        using var reader = XmlReader.Create(Path.Combine(AppContext.BaseDirectory, "Schemas", "junit.xsd"));
        schemas.Add(null, reader);
        schemas.Compile();
        return schemas;
    }
}
