using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>One class of scored samples: who is of it, and how high each sample scores for it; or several classes pooled.</summary>
/// <remarks>
/// A view of one score column: areas under curves come from how its negatives stand among its positives, which is found once, and the curve
/// is built when it is asked for. Pooling concatenates entries (sample, class), as the micro average wants. Equality is by reference. Immutable,
/// hence safe to read from any thread.
/// </remarks>
/// <example>
/// <code>
/// var scores = ClassScores.From(["cat", "dog", "dog"], new[,] { { 0.9, 0.1 }, { 0.4, 0.6 }, { 0.2, 0.8 } }, ["cat", "dog"]);
/// scores["cat"].Support;                     // 1
/// Metric.RocAuc.Measure(scores["cat"]);      // 1.0
/// </code>
/// </example>
public sealed class ScoredClass : IPoolable<ScoredClass>
{
    private readonly ScoreColumns[] _sources;
    private PositiveRanks? _ranks;
    private WeakReference<ThresholdCurve>? _curve;
    private readonly KeptWhileUsed<EntrySlots> _slots = new();
    private readonly KeptWhileUsed<PairsWon> _pairs = new();

    internal ScoredClass(params ScoreColumns[] sources)
    {
        _sources = sources;
        CompensatedSum positive = default, negative = default;
        foreach (ScoreColumns source in sources)
        {
            foreach (int column in source.Columns)
            {
                positive.Add(source.Table.WeightOfColumn(column));
                negative.Add(source.Table.NegativeWeightOfColumn(column));
            }
        }

        Support = positive.Value;
        NegativeWeight = negative.Value;
    }

    /// <summary>The weight of the samples that are of the class; their number where each weighs one.</summary>
    public double Support { get; }

    /// <summary>The weight of the samples that are not of the class.</summary>
    public double NegativeWeight { get; }

    /// <summary>The counts at every distinct score.</summary>
    /// <value>Built when asked for, and handed out again as long as somebody holds it: the curves of all classes together take several times the memory of the scores.</value>
    public ThresholdCurve Curve
    {
        get
        {
            if (Volatile.Read(ref _curve)?.TryGetTarget(out ThresholdCurve? kept) == true) return kept;
            var curve = ThresholdCurve.Of(_sources);
            Volatile.Write(ref _curve, new WeakReference<ThresholdCurve>(curve));
            return curve;
        }
    }

    internal PositiveRanks Ranks => Volatile.Read(ref _ranks) ?? Adopt(PositiveRanks.Of(_sources));

    /// <summary>Where each entry stands in the ranks, kept while it is used.</summary>
    internal EntrySlots Slots
    {
        get
        {
            // One thread looks the entries up, which takes long; the others wait for it.
            lock (_sources)
            {
                if (_slots.TryGet(out EntrySlots? kept)) return kept;
                var slots = EntrySlots.Of(_sources, Ranks.Index);
                _slots.Set(slots);
                return slots;
            }
        }
    }

    internal bool HasSlots
    {
        get
        {
            lock (_sources) return _slots.TryGet(out _);
        }
    }

    /// <summary>The pairs that each entry wins, kept while they are used; null of entries with weights, of several tables, or too many to be counted so.</summary>
    internal PairsWon? Pairs
    {
        get
        {
            if (_sources is not [{ Table.Weights: null } source] || EntryCount > int.MaxValue) return null;
            lock (_sources)
            {
                if (_pairs.TryGet(out PairsWon? kept)) return kept;
                _slots.TryGet(out EntrySlots? slots);
                var pairs = PairsWon.Of(source, Ranks, slots);
                _pairs.Set(pairs);
                return pairs;
            }
        }
    }

    internal bool HasPairs
    {
        get
        {
            lock (_sources) return _pairs.TryGet(out _);
        }
    }

    internal bool HasRanks => Volatile.Read(ref _ranks) is not null;

    internal ReadOnlySpan<ScoreColumns> Sources => _sources;

    /// <summary>About how many entries there are: rows that count nowhere are included.</summary>
    internal long EntryCount => _sources.Sum(source => (long)source.Table.Rows * source.Columns.Length);

    /// <summary>Joins the entries of several classes: every (sample, class) pair becomes one entry, positive where the sample is of the class.</summary>
    /// <param name="parts">The classes; of one set of scores or of several.</param>
    /// <returns>The pool; of no parts, one without entries.</returns>
    /// <exception cref="ArgumentNullException">A part is null.</exception>
    public static ScoredClass Pool(ReadOnlySpan<ScoredClass> parts)
    {
        if (parts.Length == 1) return parts[0] ?? throw new ArgumentNullException(nameof(parts));
        var columns = new Dictionary<ScoreTable, List<int>>(ReferenceEqualityComparer.Instance);
        foreach (ScoredClass part in parts)
        {
            ArgumentNullException.ThrowIfNull(part, nameof(parts));
            foreach (ScoreColumns source in part._sources)
            {
                if (!columns.TryGetValue(source.Table, out List<int>? list)) columns.Add(source.Table, list = []);
                list.AddRange(source.Columns);
            }
        }

        if (columns.Count == 1) return columns.Keys.First().Pool([.. columns.Values.First()]);
        return new ScoredClass([.. columns.Select(pair => new ScoreColumns(pair.Key, [.. pair.Value]))]);
    }

    /// <summary>Keeps ranks that were made elsewhere, unless there are some already; which does not matter, since all are equal.</summary>
    internal PositiveRanks Adopt(PositiveRanks ranks) => Interlocked.CompareExchange(ref _ranks, ranks, null) ?? ranks;

    /// <summary>Keeps slots that were found elsewhere, unless there are some already, which are the same.</summary>
    internal void Adopt(EntrySlots slots)
    {
        lock (_sources)
        {
            if (!_slots.TryGet(out _)) _slots.Set(slots);
        }
    }

    /// <summary>Keeps pairs that were found elsewhere, unless there are some already, which are the same.</summary>
    internal void Adopt(PairsWon pairs)
    {
        lock (_sources)
        {
            if (!_pairs.TryGet(out _)) _pairs.Set(pairs);
        }
    }

    /// <summary>The weights of both sides.</summary>
    public override string ToString() => FormattableString.Invariant($"{Support} positive, {NegativeWeight} negative");
}
