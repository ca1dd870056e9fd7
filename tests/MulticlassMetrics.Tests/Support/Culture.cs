using System.Globalization;

namespace MulticlassMetrics.Tests.Support;

/// <summary>Runs code on a machine of another country.</summary>
internal static class Culture
{
    public static T Turkish<T>(Func<T> code) => In(Find("tr-TR"), code);

    /// <summary>A culture that writes numbers in every way otherwise; made by hand, since not every machine has German.</summary>
    public static T DecimalComma<T>(Func<T> code)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "~";
        culture.NumberFormat.NaNSymbol = "nada";
        return In(culture, code);
    }

    private static T In<T>(CultureInfo culture, Func<T> code)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            return code();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    // A machine without culture data has no Turkish rules that could do harm.
    private static CultureInfo Find(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }
}
