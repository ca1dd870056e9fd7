namespace MulticlassMetrics.Kernels;

/// <summary>Draws samples with replacement, as many as there are, and tells how often each kind came: multinomial within every stratum.</summary>
/// <remarks>
/// In time linear in the kinds, whatever the number of samples. Counts that are independent Poisson are multinomial given their sum m, whatever the law of m, so:
/// draw Poisson counts that sum to a little less than is wanted, reject a sum that is too large, and draw the rest likewise, the last few one by one.
/// </remarks>
internal sealed class MultinomialDraw
{
    private readonly Stratum[] _strata;

    /// <summary>Makes the law.</summary>
    /// <param name="multiplicities">How many samples there are of each kind.</param>
    /// <param name="stratumStart">Where the kinds of each stratum start; one entry more than there are strata.</param>
    public MultinomialDraw(long[] multiplicities, params int[] stratumStart)
    {
        Multiplicities = multiplicities;
        StratumStart = stratumStart.Length == 0 ? [0, multiplicities.Length] : stratumStart;
        _strata = new Stratum[StratumStart.Length - 1];
        for (int s = 0; s < _strata.Length; s++) _strata[s] = new Stratum(multiplicities.AsSpan(StratumStart[s]..StratumStart[s + 1]));
    }

    public long[] Multiplicities { get; }

    public int[] StratumStart { get; }

    public int Count => Multiplicities.Length;

    /// <summary>Draws anew.</summary>
    /// <param name="random">The numbers to use.</param>
    /// <param name="counts">Takes how often each kind came.</param>
    /// <param name="scratch">As long as <paramref name="counts"/>.</param>
    public void Next(ref RandomStream random, Span<long> counts, Span<long> scratch)
    {
        counts.Clear();
        for (int s = 0; s < _strata.Length; s++)
        {
            Range range = StratumStart[s]..StratumStart[s + 1];
            _strata[s].Next(ref random, counts[range], scratch[range]);
        }
    }

    private sealed class Stratum
    {
        // A Poisson count costs about as much as this many single draws.
        private const int SinglesPerPoisson = 12;

        private readonly long _total;
        private readonly double[] _shares;
        private readonly PoissonLaw[]? _laws;
        private readonly AliasTable _alias;

        public Stratum(ReadOnlySpan<long> multiplicities)
        {
            foreach (long multiplicity in multiplicities) _total += multiplicity;
            _shares = new double[multiplicities.Length];
            for (int i = 0; i < _shares.Length; i++) _shares[i] = multiplicities[i] / (double)_total;
            _alias = new AliasTable(multiplicities);
            if (ArePoisson(_total)) _laws = Array.ConvertAll(_shares, share => new PoissonLaw(share * Mean(_total)));
        }

        public void Next(ref RandomStream random, Span<long> counts, Span<long> scratch)
        {
            long rest = _total;
            while (ArePoisson(rest))
            {
                long drawn;
                do
                {
                    drawn = 0;
                    for (int i = 0; i < scratch.Length; i++)
                    {
                        scratch[i] = rest == _total ? _laws![i].Next(ref random) : new PoissonLaw(_shares[i] * Mean(rest)).Next(ref random);
                        drawn += scratch[i];
                    }
                }
                while (drawn > rest);

                for (int i = 0; i < scratch.Length; i++) counts[i] += scratch[i];
                rest -= drawn;
            }

            for (; rest > 0; rest--) counts[_alias.Next(ref random)]++;
        }

        private bool ArePoisson(long rest) => rest > (long)SinglesPerPoisson * _shares.Length;

        // One and a half standard deviations below: one sum in fifteen is too large, and drawing it again costs less than drawing more of the rest one by one.
        private static double Mean(long rest) => rest - (1.5 * Math.Sqrt(rest));
    }
}
