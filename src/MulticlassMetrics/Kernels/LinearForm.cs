using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MulticlassMetrics.Kernels;

/// <summary>One number a unit, as a sum of factors times arrays: what is only added up once need not be stored.</summary>
internal sealed class LinearForm
{
    // More terms than these take longer to add up each time than to store once.
    private const int MostTerms = 8;

    private readonly Term[] _terms;

    /// <summary>The numbers of an array, which must not change.</summary>
    public LinearForm(double[] values)
        : this(values.Length, [new Term(values, 1)])
    {
    }

    private LinearForm(int length, Term[] terms)
    {
        Length = length;
        _terms = terms;
    }

    public int Length { get; }

    /// <summary>A sum of factors times forms of one length; what is multiplied by zero takes no part.</summary>
    public static LinearForm Sum(IReadOnlyList<LinearForm> forms, double[] factors)
    {
        var terms = new List<Term>();
        for (int f = 0; f < factors.Length; f++)
        {
            if (factors[f] == 0) continue;
            foreach (Term term in forms[f]._terms) Add(terms, term with { Factor = factors[f] * term.Factor });
        }

        var sum = new LinearForm(forms[0].Length, [.. terms]);
        return terms.Count <= MostTerms ? sum : new LinearForm(sum.ToArray());
    }

    /// <summary>All numbers; the array itself where the form is one.</summary>
    public double[] ToArray()
    {
        if (_terms is [{ Factor: 1 } single]) return single.Values;
        double[] values = new double[Length];
        CopyTo(0, values);
        return values;
    }

    /// <summary>Computes successive numbers.</summary>
    /// <param name="from">The position of the first.</param>
    /// <param name="into">Takes them.</param>
    public void CopyTo(int from, Span<double> into)
    {
        if (_terms.Length == 0) into.Clear();
        for (int t = 0; t < _terms.Length; t++)
        {
            ReadOnlySpan<double> values = _terms[t].Values.AsSpan(from, into.Length);
            if (t == 0) Multiply(values, _terms[t].Factor, into);
            else MultiplyAdd(values, _terms[t].Factor, into);
        }
    }

    private static void Add(List<Term> terms, Term term)
    {
        foreach (ref Term known in CollectionsMarshal.AsSpan(terms))
        {
            if (!ReferenceEquals(known.Values, term.Values)) continue;
            known = known with { Factor = known.Factor + term.Factor };
            return;
        }

        terms.Add(term);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply(ReadOnlySpan<double> values, double factor, Span<double> into)
    {
        for (int i = 0; i < into.Length; i++) into[i] = factor * values[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyAdd(ReadOnlySpan<double> values, double factor, Span<double> into)
    {
        for (int i = 0; i < into.Length; i++) into[i] += factor * values[i];
    }

    private readonly record struct Term(double[] Values, double Factor);
}
