namespace MulticlassMetrics.Kernels;

/// <summary>Numbers labels of any type by a dictionary, behind a cache of the objects where they are objects.</summary>
internal sealed class DictionaryIndex<TLabel>(IEqualityComparer<TLabel>? comparer) : LabelIndex<TLabel>
    where TLabel : notnull
{
    private readonly Dictionary<TLabel, int> _numbers = new(comparer);
    private readonly ReferenceCache _cache = new();

    public override int Number(TLabel label)
    {
        if (_numbers.TryGetValue(label, out int number)) return number;
        if (IsDeclared) return Undeclared;
        number = Append(label);
        _numbers.Add(label, number);
        return number;
    }

    // Pair by pair: labels without an order keep that of their appearance.
    public override bool Number(ReadOnlySpan<TLabel> actual, ReadOnlySpan<TLabel> predicted, Span<int> rows, Span<int> columns)
    {
        if (typeof(TLabel).IsValueType || !_cache.Begin(2 * actual.Length, Labels.Count))
        {
            for (int i = 0; i < actual.Length; i++)
            {
                if (actual[i] is null || predicted[i] is null) return false;
                rows[i] = Number(actual[i]);
                columns[i] = Number(predicted[i]);
            }

            return true;
        }

        int misses = 0;
        for (int i = 0; i < actual.Length; i++)
        {
            if (actual[i] is null || predicted[i] is null) return false;
            rows[i] = Cached(in actual[i], ref misses);
            columns[i] = Cached(in predicted[i], ref misses);
        }

        _cache.End(misses);
        return true;
    }

    private int Cached(ref readonly TLabel label, ref int misses)
    {
        ref ReferenceCache.Entry known = ref _cache.At(in label);
        if (!ReferenceEquals(known.Label, label))
        {
            int classes = Labels.Count;
            known.Number = Number(label);
            known.Label = label;
            if (known.Number < classes) misses++;
        }

        return known.Number;
    }
}
