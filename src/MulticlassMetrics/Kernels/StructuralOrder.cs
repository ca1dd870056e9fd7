using System.Collections;

namespace MulticlassMetrics.Kernels;

/// <summary>The order of tuples by their elements, strings being ordinal: the tuples' own order depends on the machine's culture.</summary>
internal sealed class StructuralOrder<TLabel> : IComparer<TLabel>
{
    public int Compare(TLabel? x, TLabel? y) => StructuralOrder.Elements.Compare(x, y);
}

/// <summary>The order of the elements of tuples.</summary>
internal static class StructuralOrder
{
    public static IComparer Elements { get; } = new ElementOrder();

    /// <summary>Whether all elements, those of inner tuples included, have an order.</summary>
    public static bool Orders(Type type) =>
        typeof(IStructuralComparable).IsAssignableFrom(type)
            ? type.IsGenericType && type.GetGenericArguments().All(Orders)
            : typeof(IComparable).IsAssignableFrom(Nullable.GetUnderlyingType(type) ?? type);

    private sealed class ElementOrder : IComparer
    {
        public int Compare(object? x, object? y) => (x, y) switch
        {
            (string first, string second) => string.CompareOrdinal(first, second),
            (IStructuralComparable first, not null) => first.CompareTo(y, this),
            _ => Comparer.DefaultInvariant.Compare(x, y),
        };
    }
}
