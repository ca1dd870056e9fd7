namespace MulticlassMetrics;

/// <summary>A class whose value was undefined.</summary>
/// <param name="Position">Its position among those averaged.</param>
/// <param name="Reason">Why, such as <c>0/0: TP + FP = 0</c>.</param>
/// <remarks>See <see cref="AveragedParts.Undefined"/>, and <see cref="Averager"/> for an example of policies.</remarks>
public readonly record struct UndefinedPart(int Position, string Reason);
