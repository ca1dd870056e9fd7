namespace MulticlassMetrics.Kernels;

/// <content>Many samples at once, and the samples of another counter.</content>
internal sealed partial class LabelCounter<TLabel>
{
    /// <summary>Counts samples; the weights are empty where each weighs one. What is refused leaves the counter as it was; errors name positions in the batch.</summary>
    public void Add(ReadOnlySpan<TLabel> actual, ReadOnlySpan<TLabel> predicted, ReadOnlySpan<double> weights)
    {
        if (predicted.Length != actual.Length) throw Throw.DifferentLengths(nameof(actual), actual.Length, nameof(predicted), predicted.Length);
        if (!weights.IsEmpty && weights.Length != actual.Length) throw Throw.DifferentLengths(nameof(actual), actual.Length, nameof(weights), weights.Length);
        for (int i = 0; i < weights.Length; i++)
        {
            if (!(weights[i] >= 0 && double.IsFinite(weights[i]))) throw Throw.BadWeight(weights[i], i);
        }

        for (int i = 0; i < actual.Length; i++)
        {
            Check(actual[i], nameof(actual), i);
            Check(predicted[i], nameof(predicted), i);
        }

        for (int i = 0; i < actual.Length; i++) Add(actual[i], predicted[i], weights.IsEmpty ? 1 : weights[i]);
    }

    /// <summary>Adds all that another counter has counted.</summary>
    /// <exception cref="ArgumentException">The counters do not count the same; the message names the first difference.</exception>
    public void Merge(LabelCounter<TLabel> other)
    {
        if (DifferenceFrom(other) is { } difference) throw new ArgumentException(difference, nameof(other));

        CellSums[] cells = other._cells.ToSums();
        int[] place = new int[other._labels.Count];
        for (int c = 0; c < place.Length; c++) place[c] = _index.TryGetValue(other._labels[c], out int index) ? index : Append(other._labels[c]);
        foreach (ref readonly CellSums cell in cells.AsSpan()) _cells.Add(place[cell.Row], place[cell.Column], cell);
        _position += other._position;
        _weight += other._weight;
        SampleCount += other.SampleCount;
        Dropped += other.Dropped;
    }

    private string? DifferenceFrom(LabelCounter<TLabel> other)
    {
        if (!LabelEquality.Same(_index.Comparer, other._index.Comparer)) return "The builders compare labels differently.";
        if (_declared != other._declared) return $"This builder {Finds(_declared)}, and the other {Finds(other._declared)}.";
        if (!_declared) return null;
        if (_drop != other._drop) return $"This builder {Treats(_drop)} undeclared labels, and the other {Treats(other._drop)} them.";
        if (_ordered != other._ordered) return $"The classes of this builder {Have(_ordered)} order, and those of the other {Have(other._ordered)} order.";
        return LabelEquality.Difference(_labels, other._labels, _index.Comparer);

        static string Finds(bool declared) => declared ? "declares its classes" : "finds its classes in the data";
        static string Treats(bool drop) => drop ? "drops" : "refuses";
        static string Have(bool ordered) => ordered ? "have an" : "have no";
    }

    private void Check(TLabel label, string name, int position)
    {
        if (label is null) throw Throw.NullLabel(name, position);
        if (_declared && !_drop && !_index.ContainsKey(label)) throw Throw.UndeclaredLabel(label, name, position);
    }
}
