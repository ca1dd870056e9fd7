using FluentAssertions.Execution;
using Xunit.Sdk;

namespace MulticlassMetrics.Assertions.Tests;

internal static class Fails
{
    /// <summary>Expects the test framework's exception with a message, and within a scope the same message once.</summary>
    public static void With(Action sentence, string message)
    {
        string expected = message.ReplaceLineEndings("\n");
        Assert.Throws<XunitException>(sentence).Message.Should().Be(expected);
        Assert.Throws<XunitException>(() =>
        {
            using var scope = new AssertionScope();
            sentence();
        }).Message.ReplaceLineEndings("\n").TrimEnd('\n').Should().Be(expected);
    }
}
