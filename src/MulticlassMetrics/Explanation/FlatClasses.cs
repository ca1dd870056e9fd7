using MathNet.Numerics.Distributions;

namespace MulticlassMetrics;

/// <summary>The classes whose value shows no variance, or rests on too few cases to show how much it has, with how far each could lie from where it was seen.</summary>
/// <param name="Cases">On how many cases the value of each class rests; NaN where its error can be trusted.</param>
/// <param name="Errors">The standard error that each shows nevertheless.</param>
/// <param name="Span">The largest less the smallest value there can be.</param>
/// <remarks>
/// Among m cases without an event the share of events can be up to 1 − tail^(1/m) (Clopper–Pearson), as intervals of a value without variance are made. The
/// classes' reaches are added, which is more than they reach together.
/// </remarks>
internal sealed record FlatClasses(double[] Cases, double[] Errors, double Span)
{
    /// <summary>What the derivatives of a part by the values of the classes make of it.</summary>
    /// <param name="byValue">The derivatives.</param>
    /// <param name="own">The class that the part is of; null for one of all classes.</param>
    public UnseenShift Of(ReadOnlySpan<double> byValue, int? own = null) => Of(byValue, c => c == own);

    /// <summary>The same for a part that is of several classes.</summary>
    /// <param name="byValue">The derivatives.</param>
    /// <param name="own">Which classes the part is of.</param>
    public UnseenShift Of(ReadOnlySpan<double> byValue, Func<int, bool> own)
    {
        List<FlatClass> all = [], ofOwn = [];
        for (int c = 0; c < Cases.Length; c++)
        {
            if (double.IsNaN(Cases[c]) || byValue[c] == 0) continue;
            double by = Math.Abs(byValue[c]);
            all.Add(new FlatClass(by * Span, by * Errors[c], Cases[c]));
            if (own(c)) ofOwn.Add(all[^1]);
        }

        return new UnseenShift(all, ofOwn);
    }
}

/// <summary>How far a class could move a part of a gap from where it was seen.</summary>
/// <param name="Scale">By how much the part would move if all cases of the class were of the kind that was not seen.</param>
/// <param name="Error">The class's share in the part's standard error.</param>
/// <param name="Cases">The number of its cases.</param>
internal sealed record FlatClass(double Scale, double Error, double Cases)
{
    /// <summary>How much farther than its error says.</summary>
    public double Reach(double tail)
    {
        double unseen = Scale * (1 - Math.Pow(tail, 1 / Cases));
        return Error == 0 ? unseen : Math.Max(0, unseen + (Normal.InvCDF(0, 1, tail) * Error));
    }
}

/// <summary>How far a part of a gap could lie from where it was seen, beyond its standard error.</summary>
/// <param name="All">By all classes that it depends on: what counts where the part shows no variance itself.</param>
/// <param name="Own">By the classes that it is of.</param>
internal sealed record UnseenShift(IReadOnlyList<FlatClass> All, IReadOnlyList<FlatClass> Own);
