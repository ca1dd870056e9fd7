using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MulticlassMetrics.Kernels;

/// <summary>
/// One walk over all entries of a table in the order of their scores: where each stands among the positives of its column and of all, and what it does to
/// the area that scores independent of the truth have.
/// </summary>
/// <remarks>
/// What is found of an entry belongs to its row, far from where the one before was. So it is first put down by blocks of rows, as many entries at a time as
/// there is room for, and then written block by block, each of which a near cache holds; by another thread, while the walk goes on.
/// </remarks>
internal sealed class EntrySweep
{
    private const int MostTogether = 3 << 19;
    private const int BlockBytes = 1 << 17;
    private const int MostBlocks = 1 << 11;

    private readonly SortedEntries _entries;
    private readonly double[]? _weights;
    private readonly double _total;
    private readonly int _columns;
    private readonly ulong _reciprocal;
    private readonly int _blockBits;
    private readonly int _together;
    private readonly double[] _prevalence;
    private readonly double[] _negativeShare;
    private readonly Standing _ofPool;
    private readonly Standing _ofClasses;
    private readonly int[][] _inPool;
    private readonly int[][] _inClasses;
    private readonly long[] _pairsOfRows;
    private readonly long[] _pairsOfPositives;
    private readonly RisingRanks _pool;
    private readonly RisingRanks[] _classes;
    private readonly bool _isNarrow;

    private EntrySweep(SortedEntries entries, Standing ofPool, Standing ofClasses, int together)
    {
        ScoreTable table = entries.Table;
        _entries = entries;
        _weights = table.Weights;
        _total = table.TotalWeight;
        _columns = table.Columns;
        _isNarrow = table is ScoreTable<float>;
        _ofPool = ofPool;
        _ofClasses = ofClasses;

        // The row of a place is the upper half of its product with this, exactly, since both are below 2^32.
        _reciprocal = (ulong.MaxValue / (ulong)_columns) + 1;
        _inPool = ofPool == Standing.Slots ? Room(table) : [];
        _pairsOfRows = ofPool == Standing.Pairs ? Zeros.Of<long>(table.Rows) : [];
        _pairsOfPositives = ofPool == Standing.Pairs ? new long[_columns] : [];
        _inClasses = ofClasses == Standing.None ? [] : Room(table);
        _blockBits = BitOperations.Log2((uint)Math.Max(1, BlockBytes / (sizeof(double) + sizeof(long) + BytesOfRow(_inPool) + BytesOfRow(_inClasses))));
        while (table.Rows >> _blockBits >= MostBlocks) _blockBits++;
        _together = Math.Clamp(together, 1, Math.Max(1, entries.Count));
        _prevalence = new double[_columns];
        _negativeShare = new double[_columns];
        _classes = new RisingRanks[_columns];
        int positives = 0;
        for (int c = 0; c < _columns; c++)
        {
            _prevalence[c] = table.WeightOfColumn(c) / _total;
            _negativeShare[c] = (1 - _prevalence[c]) / (_columns - 1);
            int here = IsRanked ? table.PositiveRows(c).Length : 0;
            _classes[c] = new RisingRanks(here);
            positives += here;
        }

        _pool = new RisingRanks(positives);
        OwnRow = Zeros.Of<double>(table.Rows);
        PositiveMeans = new double[_columns];
        NegativeMeans = new double[_columns];
    }

    /// <summary>What is found of an entry among the positives of its class, or of all.</summary>
    public enum Standing
    {
        /// <summary>Nothing.</summary>
        None,

        /// <summary>Its slot.</summary>
        Slots,

        /// <summary>The pairs that it wins, of which those of a row in the pool are summed; only where entries have no weights.</summary>
        Pairs,
    }

    /// <summary>The share of each class among the rows.</summary>
    public ReadOnlySpan<double> Prevalence => _prevalence;

    /// <summary>The area without skill: each entry is a positive by the prevalence of its column and a negative by the column's share of the pooled negatives.</summary>
    public double Area { get; private set; }

    /// <summary>What the entries of each row do to the area, as positives and as negatives.</summary>
    public double[] OwnRow { get; }

    /// <summary>By column, the mean share of the pooled negatives below its entries.</summary>
    public double[] PositiveMeans { get; }

    /// <summary>By column, the mean share of the positives above its entries.</summary>
    public double[] NegativeMeans { get; }

    /// <summary>Where each entry stands among the positives of all columns; null where that was not to be found.</summary>
    public EntrySlots? PoolSlots => _ofPool == Standing.Slots ? EntrySlots.OfPool(_inPool) : null;

    /// <summary>The pairs that the entries of all columns win; null where they were not to be found.</summary>
    public PairsOfPool? PoolPairs => _ofPool == Standing.Pairs ? new PairsOfPool(_entries.Table, [.. Enumerable.Range(0, _columns)], _pairsOfRows, _pairsOfPositives) : null;

    /// <summary>The ranks of the positives of all columns; null where entries have weights, or nothing was to be found.</summary>
    public PositiveRanks? PoolRanks => ToRanks(_pool);

    private bool IsRanked => _ofPool != Standing.None || _ofClasses != Standing.None;

    /// <summary>Walks over the entries.</summary>
    /// <param name="entries">The entries, of two columns or more.</param>
    /// <param name="ofPool">What to find among the positives of all columns.</param>
    /// <param name="ofClasses">What to find among the positives of an entry's own column.</param>
    /// <param name="threads">The largest number of threads; -1 for as many as there are processors. The result does not depend on it.</param>
    /// <param name="together">How many entries are put down before they are written. Nor on this.</param>
    public static EntrySweep Of(SortedEntries entries, Standing ofPool, Standing ofClasses, int threads = -1, int together = 0)
    {
        if (entries.Table.Weights is not null && (ofPool == Standing.Pairs || ofClasses == Standing.Pairs)) throw new ArgumentException("Pairs of entries with weights are not counted.", nameof(entries));
        var sweep = new EntrySweep(entries, ofPool, ofClasses, together > 0 ? together : Math.Min(MostTogether, (entries.Count / 3) + 1));
        sweep.Walk(threads);
        return sweep;
    }

    /// <summary>Where each entry of a column stands among its positives; null where that was not to be found.</summary>
    public EntrySlots? ClassSlots(int column) => _ofClasses == Standing.Slots ? EntrySlots.OfClass(_inClasses[column]) : null;

    /// <summary>The pairs that the entries of a column win; null where they were not to be found.</summary>
    public PairsOfClass? ClassPairs(int column) => _ofClasses == Standing.Pairs ? new PairsOfClass(_entries.Table, column, _inClasses[column]) : null;

    /// <summary>The ranks of the positives of a column; null where entries have weights, or nothing was to be found.</summary>
    public PositiveRanks? ClassRanks(int column) => ToRanks(_classes[column]);

    private static long BytesOfRow(int[][] room) => (long)sizeof(int) * room.Length;

    private static int[][] Room(ScoreTable table)
    {
        int[][] room = new int[table.Columns][];
        for (int c = 0; c < room.Length; c++) room[c] = new int[table.Rows];
        return room;
    }

    private PositiveRanks? ToRanks(RisingRanks ranks) => _weights is not null || !IsRanked ? null : _isNarrow ? ranks.ToRanks<float>() : ranks.ToRanks<double>();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Walk(int threads)
    {
        ReadOnlySpan<double> scores = _entries.Scores;
        ReadOnlySpan<int> places = _entries.Places;
        double[]? weights = _weights;
        double[] prevalence = _prevalence, negativeShare = _negativeShare, positiveMeans = PositiveMeans, negativeMeans = NegativeMeans;
        int[] hitsOf = new int[_columns], missesOf = new int[_columns];
        double below = 0, above = 0;
        foreach (double share in prevalence) above += share;
        CompensatedSum area = default;
        double unit = 1 / _total;
        bool ranked = IsRanked, poolPairs = _ofPool == Standing.Pairs, classPairs = _ofClasses == Standing.Pairs;
        long[] pairsOfPositives = _pairsOfPositives;
        using var notes = new Notes(this, threads);
        for (int start = 0, end; start < scores.Length; start = end)
        {
            double positive = 0, negative = 0, asPositive, asNegative;
            int hits = 0;
            if (start + 1 == scores.Length || scores[start + 1] != scores[start])
            {
                // Most scores are alone. The same as below, without looking at anything twice.
                end = start + 1;
                int row = RowOf(places[start]), column = ColumnOf(places[start], row), hit = places[start] >>> 31;
                double weight = weights is null ? unit : weights[row] / _total, ofPrevalence = prevalence[column], ofNegatives = negativeShare[column];
                positive = weight * ofPrevalence;
                negative = weight * ofNegatives;
                asPositive = below + (negative / 2);
                asNegative = above - (positive / 2);
                area.Add(positive * asPositive);
                positiveMeans[column] += weight * asPositive;
                negativeMeans[column] += weight * asNegative;
                RisingRanks own = _classes[column];
                long inPool = poolPairs ? _pool.TwicePairs(hit, hit, 1 - hit) : (2 * _pool.Count) + hit, inClass = classPairs ? own.TwicePairs(hit, hit, 1 - hit) : (2 * own.Count) + hit;
                if (poolPairs && hit == 1) pairsOfPositives[column] += inPool;
                notes.Add(start, row, new Note(places[start], (uint)inPool, (int)inClass, (ofPrevalence * asPositive) + (ofNegatives * asNegative)));
                if (ranked)
                {
                    _pool.Add(scores[start], hit, 1 - hit);
                    own.Add(scores[start], hit, 1 - hit);
                }

                below += negative;
                above -= positive;
                continue;
            }

            for (end = start; end < scores.Length && scores[end] == scores[start]; end++)
            {
                int row = RowOf(places[end]), column = ColumnOf(places[end], row), hit = places[end] >>> 31;
                double weight = weights is null ? unit : weights[row] / _total;
                positive += weight * prevalence[column];
                negative += weight * negativeShare[column];
                hits += hit;
                hitsOf[column] += hit;
                missesOf[column] += 1 - hit;
            }

            asPositive = below + (negative / 2);
            asNegative = above - (positive / 2);
            area.Add(positive * asPositive);
            int poolSlot = (2 * _pool.Count) + (hits > 0 ? 1 : 0), misses = end - start - hits;
            for (int i = start; i < end; i++)
            {
                int row = RowOf(places[i]), column = ColumnOf(places[i], row);
                double weight = weights is null ? unit : weights[row] / _total;
                positiveMeans[column] += weight * asPositive;
                negativeMeans[column] += weight * asNegative;
                RisingRanks own = _classes[column];
                int hit = places[i] >>> 31;
                long inPool = poolPairs ? _pool.TwicePairs(hit, hits, misses) : poolSlot;
                long inClass = classPairs ? own.TwicePairs(hit, hitsOf[column], missesOf[column]) : (2 * own.Count) + (hitsOf[column] > 0 ? 1 : 0);
                if (poolPairs && hit == 1) pairsOfPositives[column] += inPool;
                notes.Add(i, row, new Note(places[i], (uint)inPool, (int)inClass, (prevalence[column] * asPositive) + (negativeShare[column] * asNegative)));
            }

            if (ranked) _pool.Add(scores[start], hits, misses);
            for (int i = start; i < end; i++)
            {
                int column = ColumnOf(places[i], RowOf(places[i]));
                if ((hitsOf[column] | missesOf[column]) == 0) continue;
                if (ranked) _classes[column].Add(scores[start], hitsOf[column], missesOf[column]);
                hitsOf[column] = missesOf[column] = 0;
            }

            below += negative;
            above -= positive;
        }

        notes.Write();
        Area = area.Value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int RowOf(int place) => (int)Math.BigMul(_reciprocal, (ulong)(uint)(place & int.MaxValue), out _);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int ColumnOf(int place, int row) => (place & int.MaxValue) - (row * _columns);

    // What there is to write of an entry. The pairs that it wins in the pool are fewer than the entries, of which there are fewer than 2^31; twice them need all bits.
    [StructLayout(LayoutKind.Sequential, Pack = sizeof(int))]
    private readonly record struct Note(int Place, uint InPool, int InClass, double Own);

    // Notes of successive entries by blocks of rows.
    private sealed class Notes : IDisposable
    {
        private readonly EntrySweep _sweep;
        private readonly int _threads;
        private readonly int[] _next;
        private Note[] _notes;
        private Note[] _other;
        private Task _writing = Task.CompletedTask;
        private int _start;
        private int _end;

        public Notes(EntrySweep sweep, int threads)
        {
            _sweep = sweep;
            _threads = threads;
            _next = new int[MostBlocks + 1];
            _notes = ArrayPool<Note>.Shared.Rent(sweep._together);
            _other = ArrayPool<Note>.Shared.Rent(sweep._together);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(int entry, int row, in Note note)
        {
            if (entry == _end) Turn();
            _notes[_next[row >> _sweep._blockBits]++] = note;
        }

        // Writes what is noted, and waits until it is written.
        public void Write()
        {
            Turn();
            _writing.Wait();
        }

        public void Dispose()
        {
            // Even if the walk broke off, nobody writes from room that is given back.
            _writing.Wait();
            ArrayPool<Note>.Shared.Return(_notes);
            ArrayPool<Note>.Shared.Return(_other);
        }

        private void Turn()
        {
            _writing.Wait();
            (Note[] full, int count) = (_notes, _end - _start);
            if (_threads == 1) Write(full, count);
            else _writing = Task.Run(() => Write(full, count));
            (_notes, _other) = (_other, _notes);
            _start = _end;
            _end = (int)Math.Min(_sweep._entries.Count, (long)_start + _sweep._together);
            _next.AsSpan().Clear();
            foreach (int place in _sweep._entries.Places[_start.._end]) _next[(_sweep.RowOf(place) >> _sweep._blockBits) + 1]++;
            for (int block = 1; block < _next.Length; block++) _next[block] += _next[block - 1];
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Write(Note[] notes, int count)
        {
            double[] own = _sweep.OwnRow;
            int[][] pool = _sweep._inPool, classes = _sweep._inClasses;
            long[] pairs = _sweep._pairsOfRows;
            foreach (ref readonly Note note in notes.AsSpan(0, count))
            {
                int row = _sweep.RowOf(note.Place), column = _sweep.ColumnOf(note.Place, row);
                own[row] += note.Own;
                if (classes.Length > 0) classes[column][row] = note.InClass;
                if (pool.Length > 0) pool[column][row] = (int)note.InPool;
                else if (pairs.Length > 0) pairs[row] += note.InPool;
            }
        }
    }
}
