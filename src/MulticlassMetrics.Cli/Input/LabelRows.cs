using System.Collections;

namespace MulticlassMetrics.Cli;

/// <summary>Labels kept row by row, each as a number of four bytes.</summary>
internal sealed class LabelRows : IReadOnlyList<string>
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _labels = [];
    private readonly List<int> _rows = [];

    public int Count => _rows.Count;

    /// <summary>The labels that occur, in the order in which they first do.</summary>
    public IReadOnlyList<string> Distinct => _labels;

    public string this[int index] => _labels[_rows[index]];

    public void Add(string label)
    {
        if (!_numbers.TryGetValue(label, out int number))
        {
            _numbers.Add(label, number = _labels.Count);
            _labels.Add(label);
        }

        _rows.Add(number);
    }

    public IEnumerator<string> GetEnumerator() => _rows.Select(number => _labels[number]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
