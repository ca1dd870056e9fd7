using FluentAssertions.Execution;

namespace MulticlassMetrics.Assertions;

/// <summary>Fails a test, or the assertion scope that it stands in.</summary>
internal static class Failure
{
    public static void Report(string expected, string because, string found) =>
        AssertionScope.Current.AddPreFormattedFailure($"Expected {expected}{because}, but found:\n{found}");
}
