namespace MulticlassMetrics.Kernels;

/// <summary>Draws one of many outcomes of given weights in constant time (Walker 1977; Vose 1991).</summary>
internal sealed class AliasTable
{
    private readonly double[] _own;
    private readonly int[] _alias;

    public AliasTable(ReadOnlySpan<long> weights)
    {
        int n = weights.Length;
        double total = 0;
        foreach (long weight in weights) total += weight;
        _own = new double[n];
        _alias = new int[n];
        var small = new Stack<int>();
        var large = new Stack<int>();
        for (int i = 0; i < n; i++)
        {
            _own[i] = weights[i] / total * n;
            _alias[i] = i;
            (_own[i] < 1 ? small : large).Push(i);
        }

        while (small.Count > 0 && large.Count > 0)
        {
            int less = small.Pop(), more = large.Peek();
            _alias[less] = more;
            _own[more] -= 1 - _own[less];
            if (_own[more] < 1) small.Push(large.Pop());
        }

        // What is left is one up to rounding.
        foreach (int i in small) _own[i] = 1;
        foreach (int i in large) _own[i] = 1;
    }

    public int Next(ref RandomStream random)
    {
        // The whole part of n·uniform picks the column, the fraction decides within it.
        int column = (int)Math.BigMul(random.Next(), (ulong)_own.Length, out ulong fraction);

        // Both are read before one is chosen, so that no branch is foretold wrong every other time.
        int alias = _alias[column];
        bool own = (fraction >> 11) * (1.0 / (1UL << 53)) < _own[column];
        return own ? column : alias;
    }
}
