using System.Runtime.InteropServices;

namespace MulticlassMetrics.Kernels;

/// <summary>One number a unit, as a sum of factors times numbers that are stored or computed: what is only added up once need not be stored.</summary>
internal sealed class LinearForm
{
    // More terms than these take longer to add up each time than to store once.
    private const int MostTerms = 8;

    private readonly Term[] _terms;

    /// <summary>The numbers of an array, which must not change.</summary>
    public LinearForm(double[] values)
        : this(new StoredNumbers(values))
    {
    }

    /// <summary>The numbers themselves.</summary>
    public LinearForm(UnitNumbers numbers)
        : this(numbers.Length, [new Term(numbers, 1)])
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
        if (_terms is [{ Factor: 1, Numbers: StoredNumbers stored }]) return stored.Values;
        double[] values = new double[Length];
        Workers.ForTiles(Length, _terms.Length, threads: -1, (from, count) => CopyTo(from, values.AsSpan(from, count)));
        return values;
    }

    /// <summary>Computes successive numbers.</summary>
    /// <param name="from">The position of the first.</param>
    /// <param name="into">Takes them.</param>
    public void CopyTo(int from, Span<double> into)
    {
        into.Clear();
        foreach (Term term in _terms) term.Numbers.AddTo(from, term.Factor, into);
    }

    /// <summary>Successive numbers, where they are stored or in some room.</summary>
    /// <param name="from">The position of the first.</param>
    /// <param name="room">Room for as many as are wanted.</param>
    public ReadOnlySpan<double> Read(int from, Span<double> room)
    {
        if (_terms is [{ Factor: 1, Numbers: StoredNumbers stored }]) return stored.Values.AsSpan(from, room.Length);
        CopyTo(from, room);
        return room;
    }

    private static void Add(List<Term> terms, Term term)
    {
        foreach (ref Term known in CollectionsMarshal.AsSpan(terms))
        {
            if (!ReferenceEquals(known.Numbers, term.Numbers)) continue;
            known = known with { Factor = known.Factor + term.Factor };
            return;
        }

        terms.Add(term);
    }

    private readonly record struct Term(UnitNumbers Numbers, double Factor);
}
