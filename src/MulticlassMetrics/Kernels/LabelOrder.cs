using System.Collections;
using System.Numerics;

namespace MulticlassMetrics.Kernels;

/// <summary>The order of classes that nobody declared.</summary>
internal static class LabelOrder
{
    /// <summary>The comparison to sort labels by, or null where they have none and keep the order of first appearance.</summary>
    public static IComparer<TLabel>? For<TLabel>()
    {
        // The default comparer of strings depends on the machine's culture.
        if (typeof(TLabel) == typeof(string)) return (IComparer<TLabel>)(object)StringComparer.Ordinal;
        if (typeof(IStructuralComparable).IsAssignableFrom(typeof(TLabel))) return StructuralOrder.Orders(typeof(TLabel)) ? new StructuralOrder<TLabel>() : null;
        bool comparable = typeof(IComparable<TLabel>).IsAssignableFrom(typeof(TLabel)) || typeof(IComparable).IsAssignableFrom(typeof(TLabel));
        return comparable ? Comparer<TLabel>.Default : null;
    }

    public static bool IsNumeric(Type type) =>
        Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal
        || type == typeof(Half) || type == typeof(Int128) || type == typeof(UInt128) || type == typeof(BigInteger) || type == typeof(nint) || type == typeof(nuint);
}
