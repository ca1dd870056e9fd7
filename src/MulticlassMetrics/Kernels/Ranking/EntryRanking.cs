using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace MulticlassMetrics.Kernels;

/// <summary>Ranks entries that weigh one: of each of some columns, or of several columns pooled.</summary>
/// <remarks>
/// Entries are counted by the range of scores they lie in, copied to a place for each such part, and ranked part by part within a near cache. The table is
/// read row by row, in blocks on several threads; whole numbers add up to the same in any order.
/// </remarks>
internal sealed class EntryRanking<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Enough that what a block counts outweighs what it costs to have one more.
    private const int LeastRows = 1 << 13;

    // So many columns are read at a time: their counters stay in the second cache.
    private const int WidestGroup = 16;

    // So many entries are always copied at a time; of more, a quarter: the room for the copy is that of a part of the scores. What is alike beyond
    // that is divided again.
    private const long LeastTogether = 1 << 24;
    private const long MostTogether = 1 << 30;

    private readonly Block[] _blocks;
    private readonly RankedParts<T>[] _targets;
    private readonly int _threads;
    private readonly long _most;

    private EntryRanking(Block[] blocks, RankedParts<T>[] targets, int threads, long most)
    {
        _blocks = blocks;
        _targets = targets;
        _threads = threads;
        _most = most;
    }

    /// <summary>The ranks of the entries of all sources together.</summary>
    /// <param name="sources">The columns.</param>
    /// <param name="threads">The largest number of threads; -1 for as many as there are processors. The result does not depend on it.</param>
    /// <param name="together">How many entries are copied at a time, if there are as many; zero for what suits; two parts at least. Nor on this.</param>
    public static PositiveRanks Pooled(ReadOnlySpan<ScoreColumns> sources, int threads, long together = 0)
    {
        if (sources is [{ Columns.Length: 1, Table.Columns: > 1 } single]) return Single(single.Table, single.Columns, threads, together);
        var blocks = new List<Block>();
        foreach (ScoreColumns source in sources) blocks.AddRange(Split(source.Table, source.Columns, new int[source.Columns.Length], threads));
        return Rank([.. blocks], count: 1, threads, together)[0].ToRanks();
    }

    /// <summary>The ranks of each of some columns.</summary>
    /// <param name="table">The scores.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="threads">The largest number of threads; -1 for as many as there are processors. The result does not depend on it.</param>
    /// <param name="together">How many entries are copied at a time, if there are as many; zero for what suits; two parts at least. Nor on this.</param>
    public static PositiveRanks[] Each(ScoreTable table, int[] columns, int threads, long together = 0)
    {
        var ranks = new PositiveRanks[columns.Length];
        for (int first = 0; first < columns.Length; first += WidestGroup)
        {
            int[] group = columns[first..Math.Min(columns.Length, first + WidestGroup)];
            RankedParts<T>[] targets = Rank(Split(table, group, [.. Enumerable.Range(0, group.Length)], threads), group.Length, threads, together);
            Array.ConvertAll(targets, target => target.ToRanks()).CopyTo(ranks, first);
        }

        return ranks;
    }

    // One column of many is copied first, so that what stands beside it is read once and not three times.
    private static PositiveRanks Single(ScoreTable table, int[] column, int threads, long together)
    {
        T[] scores = ArrayPool<T>.Shared.Rent(table.Rows);
        Block[] blocks = Array.ConvertAll(Split(table, column, [0], threads), block => block with { Copy = scores });
        Workers.For(blocks.Length, table.Rows, threads, () => 0, (block, _) =>
        {
            table.Gather(column[0], blocks[block].From, scores.AsSpan(blocks[block].From, blocks[block].To - blocks[block].From));
        });
        PositiveRanks ranks = Rank(blocks, count: 1, threads, together)[0].ToRanks();
        ArrayPool<T>.Shared.Return(scores);
        return ranks;
    }

    private static Block[] Split(ScoreTable table, int[] columns, int[] targets, int threads)
    {
        int workers = threads < 0 ? Environment.ProcessorCount : threads;
        int count = Math.Clamp(table.Rows / LeastRows, 1, workers);
        var blocks = new Block[count];
        for (int i = 0; i < count; i++) blocks[i] = new Block(table, columns, targets, (int)((long)table.Rows * i / count), (int)((long)table.Rows * (i + 1) / count));
        return blocks;
    }

    private static RankedParts<T>[] Rank(Block[] blocks, int count, int threads, long together)
    {
        long entries = blocks.Sum(block => (long)(block.To - block.From) * block.Columns.Length);
        long most = together > 0 ? Math.Max(together, ScoreParts<T>.LargestOfCells) : Math.Clamp(entries / 4, LeastTogether, MostTogether);
        return Rank(blocks, count, range: null, threads, most);
    }

    // Of the positives only those in a range of keys are ranked, if there is one, but among all negatives.
    private static RankedParts<T>[] Rank(Block[] blocks, int count, (long Smallest, long Largest)? range, int threads, long most)
    {
        long entries = blocks.Sum(block => (long)(block.To - block.From) * block.Columns.Length);
        var extremes = new Extremes[blocks.Length][];
        Workers.For(blocks.Length, entries, threads, () => 0, (block, _) => extremes[block] = ExtremesOf(blocks[block], count, range ?? (long.MinValue, long.MaxValue)));
        var targets = new RankedParts<T>[count];
        for (int i = 0; i < count; i++)
        {
            var all = new Extremes(long.MaxValue, long.MinValue, 0);
            foreach (Extremes[] each in extremes) all = all.And(each[i]);
            targets[i] = new RankedParts<T>(new ScoreParts<T>(all.Smallest, all.Largest, checked((int)all.Positives), range?.Smallest ?? all.Smallest, blocks.Length));
        }

        var ranking = new EntryRanking<T>(blocks, targets, threads, most);
        Workers.For(blocks.Length, entries, threads, () => 0, (block, _) => ranking.Count(block));
        foreach (RankedParts<T> target in targets) target.Divide();
        ranking.RankRuns();
        foreach (RankedParts<T> target in targets) target.Join();
        return targets;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Extremes[] ExtremesOf(Block block, int count, (long Smallest, long Largest) range)
    {
        var extremes = new Extremes[count];
        Array.Fill(extremes, new Extremes(long.MaxValue, long.MinValue, 0));
        if (block.Copy is { } copy)
        {
            ref Extremes single = ref extremes[0];
            for (int row = block.From; row < block.To; row++)
            {
                if (block.Table.Actual[row] == block.Columns[0]) single.Add(ScoreKey.Of(copy[row] + T.Zero), range, times: 1);
            }

            return extremes;
        }

        // A pool may hold a column several times.
        int[] targetOf = new int[block.Table.Columns], times = new int[block.Table.Columns];
        Array.Fill(targetOf, -1);
        for (int i = 0; i < block.Columns.Length; i++)
        {
            targetOf[block.Columns[i]] = block.Targets[i];
            times[block.Columns[i]]++;
        }

        Span<T> tile = stackalloc T[RankIndex.Tile];
        for (int row = block.From; row < block.To; row += RankIndex.Tile)
        {
            ReadOnlySpan<int> actual = block.Table.Actual.AsSpan(row, Math.Min(RankIndex.Tile, block.To - row));
            block.Table.GatherOwn(row, tile[..actual.Length]);
            for (int i = 0; i < actual.Length; i++)
            {
                int target = (uint)actual[i] < (uint)targetOf.Length ? targetOf[actual[i]] : -1;
                if (target >= 0) extremes[target].Add(ScoreKey.Of(tile[i] + T.Zero), range, times[actual[i]]);
            }
        }

        return extremes;
    }

    private void Count(int number)
    {
        Block block = _blocks[number];
        var tile = new Tile(stackalloc T[RankIndex.Tile], stackalloc int[RankIndex.Tile], stackalloc int[RankIndex.Tile]);
        for (int row = block.From; row < block.To; row += RankIndex.Tile)
        {
            tile.MoveTo(block, row, Math.Min(RankIndex.Tile, block.To - row));
            for (int i = 0; i < block.Columns.Length; i++)
            {
                _targets[block.Targets[i]].Parts.Count(tile.Read(block, block.Columns[i]), tile.Actual, block.Columns[i], number);
            }
        }
    }

    // As many successive parts at a time as there is room for.
    private void RankRuns()
    {
        var run = new List<Piece>();
        long entries = 0;
        for (int target = 0; target < _targets.Length; target++)
        {
            ReadOnlySpan<ScoreParts<T>.Part> parts = _targets[target].Parts.Parts;
            for (int part = 0; part < parts.Length - 1; part++)
            {
                long here = parts[part + 1].Entries - parts[part].Entries;
                if (run.Count > 0 && entries + here > _most)
                {
                    RankRun(run, entries);
                    run.Clear();
                    entries = 0;
                }

                if (here > _most)
                {
                    RankAgain(target, part);
                    continue;
                }

                run.Add(new Piece(target, part, checked((int)entries), checked((int)here)));
                entries += here;
            }
        }

        RankRun(run, entries);
    }

    // A part that is too large to be copied is one cell: its own range is divided, or all of it is alike.
    private void RankAgain(int number, int part)
    {
        RankedParts<T> target = _targets[number];
        if (target.TryRankAlike(part)) return;
        Block[] blocks = [.. _blocks.Select(block => block.Only(number)).Where(block => block.Columns.Length > 0)];
        target.Take(part, Rank(blocks, count: 1, target.Parts.RangeOf(part), _threads, _most)[0]);
    }

    private void RankRun(List<Piece> run, long entries)
    {
        if (run.Count == 0) return;
        T[] copied = ArrayPool<T>.Shared.Rent(checked((int)entries));
        Destination[] destinations = new Destination[_targets.Length];
        foreach (IGrouping<int, Piece> pieces in run.GroupBy(piece => piece.Target))
        {
            (int first, int at) = (pieces.First().Part, pieces.First().At);
            destinations[pieces.Key] = new Destination(first, _targets[pieces.Key].Parts.Places(first, pieces.Last().Part + 1, at));
        }

        Workers.For(_blocks.Length, entries, _threads, () => 0, (block, _) => Distribute(block, destinations, copied));
        Workers.For(run.Count, entries, _threads, () => 0, (i, _) => _targets[run[i].Target].Rank(run[i].Part, copied.AsSpan(run[i].At, run[i].Entries)));
        ArrayPool<T>.Shared.Return(copied);
    }

    private void Distribute(int number, Destination[] destinations, T[] into)
    {
        Block block = _blocks[number];
        var tile = new Tile(stackalloc T[RankIndex.Tile], stackalloc int[RankIndex.Tile], stackalloc int[RankIndex.Tile]);
        for (int row = block.From; row < block.To; row += RankIndex.Tile)
        {
            tile.MoveTo(block, row, Math.Min(RankIndex.Tile, block.To - row));
            for (int i = 0; i < block.Columns.Length; i++)
            {
                int target = block.Targets[i];
                if (destinations[target].Places is not { } places) continue;
                _targets[target].Parts.Distribute(tile.Read(block, block.Columns[i]), tile.Actual, block.Columns[i], destinations[target].First, places[number], into);
            }
        }
    }

    // Rows of a table, some of its columns, and for each column whose ranks its entries make; of one column its scores by row, if they have been copied.
    private sealed record Block(ScoreTable Table, int[] Columns, int[] Targets, int From, int To, T[]? Copy = null)
    {
        public Block Only(int target)
        {
            int[] columns = [.. Columns.Where((_, i) => Targets[i] == target)];
            return this with { Columns = columns, Targets = new int[columns.Length] };
        }
    }

    private readonly record struct Piece(int Target, int Part, int At, int Entries);

    private readonly record struct Destination(int First, int[][]? Places);

    // The keys of positives.
    private record struct Extremes(long Smallest, long Largest, long Positives)
    {
        public void Add(long key, (long Smallest, long Largest) range, int times)
        {
            if (key < range.Smallest || key > range.Largest) return;
            Smallest = Math.Min(Smallest, key);
            Largest = Math.Max(Largest, key);
            Positives += times;
        }

        public readonly Extremes And(Extremes other) => new(Math.Min(Smallest, other.Smallest), Math.Max(Largest, other.Largest), Positives + other.Positives);
    }

    // The rows of a few that take part: their truths, and the scores of one column after the other.
    private ref struct Tile(Span<T> scores, Span<int> rows, Span<int> actual)
    {
        private readonly Span<T> _scores = scores;
        private readonly Span<int> _rows = rows;
        private readonly Span<int> _actual = actual;
        private int _first;
        private int _length;

        public ReadOnlySpan<int> Actual { get; private set; }

        public void MoveTo(Block block, int first, int length)
        {
            (_first, _length) = (first, length);
            Actual = block.Table.Actual.AsSpan(first, length);
            if (!Actual.Contains(ScoreTable.Excluded)) return;
            int count = 0;
            for (int i = 0; i < length; i++)
            {
                _rows[count] = first + i;
                _actual[count] = Actual[i];
                count += Actual[i] != ScoreTable.Excluded ? 1 : 0;
            }

            Actual = _actual[..count];
        }

        public readonly ReadOnlySpan<T> Read(Block block, int column)
        {
            Span<T> scores = _scores[..Actual.Length];
            if (scores.Length < _length) block.Table.Gather(column, _rows[..scores.Length], scores);
            else if (block.Copy is { } copy) return copy.AsSpan(_first, _length);
            else block.Table.Gather(column, _first, scores);
            return scores;
        }
    }
}
