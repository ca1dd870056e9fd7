using System.Reflection;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MulticlassMetrics.Tests.Support;

/// <summary>What an assembly shows of itself and says about it, read as the compiler reads it: with nullability and the names of documentation.</summary>
internal sealed class Surface
{
    private readonly Dictionary<string, XElement> _documentation;

    public Surface(Assembly assembly)
    {
        _documentation = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member").ToDictionary(member => member.Attribute("name")!.Value);
        MetadataReference reference = MetadataReference.CreateFromFile(assembly.Location);
        IEnumerable<MetadataReference> others = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => path != assembly.Location).Select(path => MetadataReference.CreateFromFile(path));
        CSharpCompilation compilation = CSharpCompilation.Create("surface", references: [reference, .. others]);
        Types = [.. TypesOf(((IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!).GlobalNamespace).Where(IsVisible)];
    }

    public IReadOnlyList<INamedTypeSymbol> Types { get; }

    /// <summary>What users can call, but for what the compiler makes of records and enumerations.</summary>
    public IEnumerable<ISymbol> Members => Types.Where(type => type.TypeKind is not (TypeKind.Enum or TypeKind.Delegate))
        .SelectMany(type => type.GetMembers()).Where(member => IsVisible(member) && !member.Name.Contains('<', StringComparison.Ordinal));

    public XElement? DocumentationOf(ISymbol symbol) => _documentation.GetValueOrDefault(symbol.GetDocumentationCommentId() ?? "");

    /// <summary>Whether it has an example, or names something that has one, itself or by its type.</summary>
    public bool LeadsToAnExample(ISymbol symbol) => DocumentationOf(symbol) is { } own && (HasExample(own)
        || own.Descendants().Where(element => element.Name.LocalName is "see" or "seealso" or "inheritdoc").Select(element => element.Attribute("cref")?.Value)
            .Any(cref => cref is not null && (HasExample(_documentation.GetValueOrDefault(cref)) || HasExample(_documentation.GetValueOrDefault(TypeOf(cref))))));

    private static bool HasExample(XElement? member) => member?.Element("example") is not null;

    // M:Space.Type.Member(Parameters) is a member of T:Space.Type.
    private static string TypeOf(string member) => $"T:{member[2..].Split('(')[0][..^(member.Split('(')[0].Split('.')[^1].Length + 1)]}";

    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected && (symbol.ContainingType is null || IsVisible(symbol.ContainingType));

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceOrTypeSymbol symbol) => symbol.GetMembers().SelectMany(member => member switch
    {
        INamespaceSymbol inner => TypesOf(inner),
        INamedTypeSymbol type => TypesOf(type).Prepend(type),
        _ => [],
    });
}
