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

    /// <summary>Brings labels into their order, if they have one.</summary>
    /// <returns>The place of each label by its former one; null where nothing has moved.</returns>
    public static int[]? Sort<TLabel>(TLabel[] labels)
    {
        if (For<TLabel>() is not { } order || IsSorted(labels, order)) return null;

        int[] former = new int[labels.Length], places = new int[labels.Length];
        for (int i = 0; i < former.Length; i++) former[i] = i;
        if (labels is string[] texts)
        {
            TextOrder.Sort(texts, former);
        }
        else
        {
            Array.Sort(labels, former, order);
        }

        for (int i = 0; i < former.Length; i++) places[former[i]] = i;
        return places;
    }

    private static bool IsSorted<TLabel>(TLabel[] labels, IComparer<TLabel> order)
    {
        for (int i = 1; i < labels.Length; i++)
        {
            if (order.Compare(labels[i - 1], labels[i]) > 0) return false;
        }

        return true;
    }

    public static bool IsNumeric(Type type) =>
        Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal
        || type == typeof(Half) || type == typeof(Int128) || type == typeof(UInt128) || type == typeof(BigInteger) || type == typeof(nint) || type == typeof(nuint);
}
