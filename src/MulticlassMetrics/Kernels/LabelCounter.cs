namespace MulticlassMetrics.Kernels;

/// <summary>Maps labels to the order of their appearance (or of their declaration) and counts pairs of them.</summary>
internal sealed partial class LabelCounter<TLabel>
    where TLabel : notnull
{
    private readonly Dictionary<TLabel, int> _index;
    private readonly List<TLabel> _labels = [];
    private readonly CellAccumulator _cells = new();
    private readonly bool _declared;
    private readonly bool _ordered;
    private readonly bool _drop;
    private long _position;
    private double _weight;
    private readonly bool _ofCells;

    public LabelCounter(LabelOptions<TLabel>? options, bool ofCells = false)
    {
        _ofCells = ofCells;
        IEqualityComparer<TLabel>? comparer = options?.Comparer;
        _drop = options?.Undeclared switch
        {
            null or UndeclaredLabels.Throw => false,
            UndeclaredLabels.Drop => true,
            UndeclaredLabels other => throw new ArgumentOutOfRangeException(nameof(options), other, "There is no such way to treat undeclared labels."),
        };
        if (options?.Classes is { } classes)
        {
            if (classes.Count == 0) throw new ArgumentException("No classes are declared; leave Classes null to find them in the data.", nameof(options));
            _ = new ClassList<TLabel>([.. classes], comparer, isDeclared: true);
            _declared = true;
            _ordered = options.ClassesAreOrdered;
        }

        _index = new Dictionary<TLabel, int>(comparer);
        foreach (TLabel label in options?.Classes ?? []) Append(label);
    }

    public long SampleCount { get; private set; }

    public long Dropped { get; private set; }

    /// <summary>Counts one sample of a weight.</summary>
    public void Add(TLabel actual, TLabel predicted, double weight)
    {
        if (!(weight >= 0 && double.IsFinite(weight))) throw Throw.BadWeight(weight, _position);
        if (Locate(actual, predicted, out int row, out int column) && weight > 0)
        {
            _cells.Add(row, column, weight, weight * weight, 1);
            _weight += weight;
            SampleCount++;
        }
    }

    /// <summary>Counts many samples that weigh one each.</summary>
    public void AddCount(TLabel actual, TLabel predicted, double count)
    {
        if (actual is null) throw Throw.NullLabel(nameof(actual), _position);
        if (predicted is null) throw Throw.NullLabel(nameof(predicted), _position);
        if (!(count >= 0 && double.IsFinite(count))) throw Throw.BadCell(actual, predicted, count);
        if (Locate(actual, predicted, out int row, out int column) && count > 0)
        {
            _cells.Add(row, column, count, count, count);
            SampleCount++;
        }
    }

    private bool Locate(TLabel actual, TLabel predicted, out int row, out int column)
    {
        if (actual is null) throw Throw.NullLabel(nameof(actual), _position);
        if (predicted is null) throw Throw.NullLabel(nameof(predicted), _position);

        row = Find(actual, nameof(actual));
        column = Find(predicted, nameof(predicted));
        _position++;
        if (row < 0 || column < 0)
        {
            Dropped++;
            return false;
        }

        if (!_declared)
        {
            // Only now, when nothing can be refused any more: a refused sample leaves no class behind.
            if (row == Unknown) row = Append(actual);
            if (column == Unknown && !_index.TryGetValue(predicted, out column)) column = Append(predicted);
        }

        return true;
    }

    public ConfusionMatrix<TLabel> ToMatrix()
    {
        if (_position == 0) throw Throw.NoSamples(_ofCells ? "cells" : "actual");
        if (SampleCount == 0) throw Dropped == _position ? Throw.AllDropped(_ofCells ? "cells" : "actual") : _ofCells ? Throw.CountsVanish() : Throw.WeightsVanish();

        // The classes' counts are pooled for micro averages, and must be numbers then, too.
        if (!double.IsFinite(_weight * (_labels.Count + 1.0))) throw Throw.WeightsOverflow();
        return Matrix([.. _labels], _cells.ToEntries(), _index.Comparer, _declared, Dropped, _ordered);
    }

    /// <summary>Makes a matrix of cells at positions of <paramref name="labels"/>, after bringing undeclared labels into their order.</summary>
    public static ConfusionMatrix<TLabel> Matrix(TLabel[] labels, CellEntry[] entries, IEqualityComparer<TLabel> comparer, bool declared, long dropped, bool ordered = true)
    {
        if (!declared && LabelOrder.Sort(labels) is { } place)
        {
            for (int e = 0; e < entries.Length; e++) entries[e] = entries[e] with { Row = place[entries[e].Row], Column = place[entries[e].Column] };
        }

        return new ConfusionMatrix<TLabel>(new ClassList<TLabel>(labels, comparer, declared, ordered), CellTable.From(labels.Length, entries), dropped);
    }

    private const int Unknown = int.MaxValue;

    private int Find(TLabel label, string name)
    {
        if (_index.TryGetValue(label, out int index)) return index;
        if (!_declared) return Unknown;
        return _drop ? -1 : throw Throw.UndeclaredLabel(label, name, _position);
    }

    private int Append(TLabel label)
    {
        int index = _labels.Count;
        _index.Add(label, index);
        _labels.Add(label);
        return index;
    }
}
