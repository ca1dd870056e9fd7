using System.Reflection;
using Microsoft.CodeAnalysis;
using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Documentation;

/// <summary>The rules that every public type keeps. Each test names all that break one.</summary>
public class SurfaceTest
{
    private static readonly Surface Surface = new(Assembly.Load(typeof(SurfaceTest).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Surface").Value!));

    [Fact]
    public void Types_AreInOneNamespace()
    {
        Surface.Types.Should().HaveCountGreaterThan(5);
        Surface.Types.Select(type => type.ContainingNamespace.ToDisplayString()).Distinct().Should().ContainSingle().Which.Should().StartWith("MulticlassMetrics");
    }

    [Fact]
    public void Classes_AreSealedAbstractOrStatic() => Named(Surface.Types.Where(type => type is { TypeKind: TypeKind.Class, IsSealed: false, IsAbstract: false, IsStatic: false })).Should().BeEmpty();

    [Fact]
    public void Structs_AreReadOnlyAndKnowWhenTheyAreEqual() => Named(Surface.Types.Where(type => type.TypeKind == TypeKind.Struct
        && !(type.IsReadOnly && (type.IsRefLikeType || type.AllInterfaces.Any(contract => contract.Name == "IEquatable"))))).Should().BeEmpty();

    [Fact]
    public void Fields_AreConstants() => Named(Surface.Members.Where(member => member is IFieldSymbol { IsConst: false })).Should().BeEmpty();

    [Fact]
    public void Properties_AreSetOnlyAtBirth() => Named(Surface.Members.Where(member => member is IPropertySymbol { SetMethod: { IsInitOnly: false, DeclaredAccessibility: Accessibility.Public or Accessibility.Protected } }))
        .Should().BeEmpty();

    [Fact]
    public void Arrays_AreNotHandedOutByProperties() => Named(Surface.Members.Where(member => member is IPropertySymbol { Type: IArrayTypeSymbol })).Should().BeEmpty();

    [Fact]
    public void Equality_HasOperatorsAndHash() => Named(Surface.Types.Where(type => type.TypeKind is TypeKind.Class or TypeKind.Struct
        && type.AllInterfaces.Any(contract => contract.Name == "IEquatable" && SymbolEqualityComparer.Default.Equals(contract.TypeArguments[0], type))
        && !(type.GetMembers("GetHashCode").Length > 0 && (type.TypeKind == TypeKind.Class || type.GetMembers("op_Equality").Length > 0)))).Should().BeEmpty();

    [Fact]
    public void Types_HaveAnExampleOrNameOne() => Named(Surface.Types.Where(type => !Surface.LeadsToAnExample(type))).Should().BeEmpty();

    [Fact]
    public void Methods_DocumentThatTheyRefuseNull() => Named(Surface.Members.OfType<IMethodSymbol>().Where(method =>
        method is { MethodKind: MethodKind.Ordinary or MethodKind.Constructor, IsOverride: false, IsAbstract: false }
        && method.Parameters.Any(RefusesNull)
        && Surface.DocumentationOf(method) is { } documentation
        && documentation.Element("inheritdoc") is null
        && !documentation.Elements("exception").Any(exception => exception.Attribute("cref")!.Value is "T:System.ArgumentNullException" or "T:System.ArgumentException"))).Should().BeEmpty();

    // The parameters of a positional record are its properties, in capitals.
    private static bool RefusesNull(IParameterSymbol parameter) =>
        parameter.Type.IsReferenceType && parameter.NullableAnnotation == NullableAnnotation.NotAnnotated && !char.IsUpper(parameter.Name[0]);

    private static string[] Named(IEnumerable<ISymbol> symbols) => [.. symbols.Select(symbol => symbol.ToDisplayString())];
}
