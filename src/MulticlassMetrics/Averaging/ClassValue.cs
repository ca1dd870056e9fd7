using System.Globalization;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>What one class contributed to an average.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <param name="Class">The class.</param>
/// <param name="Value">Its value as it was averaged; NaN when it is undefined and the policy put nothing in.</param>
/// <param name="Weight">Its share in the average; NaN where the average is no mean of class values.</param>
/// <param name="UndefinedReason">Why its value was 0/0, even when the policy put a number in; else null.</param>
/// <remarks>See <see cref="AveragedScore{TLabel}.PerClass"/>.</remarks>
public readonly record struct ClassValue<TLabel>(TLabel Class, double Value, double Weight, string? UndefinedReason)
    where TLabel : notnull
{
    /// <summary>The class and its value to three digits, such as <c>cat: 0.750</c>, with the reason where it is undefined; culture-invariant.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{MatrixText.Label(Class)}: {Value:0.000}{(UndefinedReason is null ? "" : $" ({UndefinedReason})")}");
}
