namespace MulticlassMetrics.Cli;

/// <summary>Reads the rows of a table as checked predictions.</summary>
internal sealed class PredictionReader
{
    private readonly ITable _table;
    private readonly int _actual;
    private readonly int _predicted;
    private readonly int _weight;
    private readonly HashSet<string>? _classes;

    public PredictionReader(ITable table, PredictionInput input)
    {
        _table = table;
        _actual = ColumnFinder.Find(table, input.Actual, "--actual");
        _predicted = ColumnFinder.Find(table, input.Predicted, "--predicted");
        _weight = input.Weight is null ? -1 : ColumnFinder.Find(table, input.Weight, "--weight");
        if (_actual == _predicted) throw new InputException($"--actual and --predicted both name column {Label.Quote(input.Actual)}.");
        _classes = input.Classes is null ? null : new HashSet<string>(input.Classes, StringComparer.Ordinal);
    }

    public string Actual { get; private set; } = "";

    public string Predicted { get; private set; } = "";

    public double Weight { get; private set; } = 1;

    /// <summary>The number of rows read so far.</summary>
    public long Rows { get; private set; }

    public bool Read()
    {
        if (!_table.Read())
        {
            if (Rows == 0) throw new InputException($"{_table.Name} has a header and no rows.");
            return false;
        }

        Actual = ReadLabel(_actual);
        Predicted = ReadLabel(_predicted);
        if (_weight >= 0) Weight = ReadWeight();
        Rows++;
        return true;
    }

    private string ReadLabel(int column)
    {
        string label = _table.Text(column);
        if (string.IsNullOrWhiteSpace(label)) throw InputException.At(_table, $"column {Label.Quote(_table.Columns[column])} is empty.");
        if (_classes is null || _classes.Contains(label)) return label;
        throw InputException.At(_table, $"label {Label.Quote(label)} in column {Label.Quote(_table.Columns[column])} is not among the declared classes.");
    }

    private double ReadWeight()
    {
        if (_table.TryNumber(_weight, out double weight) && weight >= 0 && double.IsFinite(weight)) return weight;
        string text = _table.Text(_weight), column = Label.Quote(_table.Columns[_weight]);
        throw InputException.At(_table, $"weight {Label.Quote(text)} in column {column} is not a finite number of zero or more.");
    }
}
