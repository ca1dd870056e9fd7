using MulticlassMetrics.PackageTests.Support;

namespace MulticlassMetrics.PackageTests;

/// <summary>Packing takes longest, so all tests share the packages.</summary>
[CollectionDefinition(Name)]
public sealed class SharedPackages : ICollectionFixture<PackedFeed>
{
    public const string Name = "packages";
}
