using System.Reflection;
using System.Runtime.Versioning;

namespace MulticlassMetrics.Tests;

public class LibraryTest
{
    [Fact]
    public void Library_IsTheOneForNet8() =>
        typeof(Metric).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName.Should().Be(".NETCoreApp,Version=v8.0");
}
