namespace MulticlassMetrics.Cli;

/// <summary>Reads the rows of a table as checked predictions.</summary>
internal sealed class PredictionReader
{
    private const int None = -1;

    private readonly ITable _table;
    private readonly ScorePattern? _pattern;
    private readonly bool _declared;
    private readonly int _actual;
    private readonly int _predicted = None;
    private readonly int _weight = None;
    private readonly int _cluster = None;
    private readonly int _id = None;
    private readonly int[] _slices;
    private readonly HashSet<string>? _classes;

    public PredictionReader(ITable table, PredictionInput input)
    {
        _table = table;
        _pattern = input.Scores;
        _declared = input.Classes is not null;
        _actual = ColumnFinder.Find(table, input.Actual, "--actual");
        Scores = ScoreColumns.Find(table, input);
        if (Scores is null || input.Predicted.IsGiven || table.Columns.Contains(input.Predicted.Name)) _predicted = ColumnFinder.Find(table, input.Predicted.Name, "--predicted");
        if (input.Weight is not null) _weight = ColumnFinder.Find(table, input.Weight, "--weight");
        if (input.Cluster is not null) _cluster = ColumnFinder.Find(table, input.Cluster, "--cluster");
        if (input.Id is not null) _id = ColumnFinder.Find(table, input.Id, "--id");
        _slices = [.. input.Slices.Select(name => ColumnFinder.Find(table, name, "--slice"))];
        RequireTypes();
        if (_actual == _predicted) throw new InputException($"--actual and --predicted both name column {Label.Quote(input.Actual)}.");
        if ((input.Classes ?? Scores?.Classes) is { } classes) _classes = new HashSet<string>(classes, StringComparer.Ordinal);
    }

    /// <summary>The columns of scores; null where there are none.</summary>
    public ScoreColumns? Scores { get; }

    /// <summary>Whether rows say what they were predicted as; else scores decide.</summary>
    public bool HasPredicted => _predicted != None;

    public string Actual { get; private set; } = "";

    /// <summary>Empty where scores decide.</summary>
    public string Predicted { get; private set; } = "";

    public double Weight { get; private set; } = 1;

    /// <summary>Empty where rows are independent.</summary>
    public string Cluster { get; private set; } = "";

    /// <summary>Empty where nothing asks which row is which.</summary>
    public string Id { get; private set; } = "";

    /// <summary>The values of the columns that slice, in the order asked for.</summary>
    public IReadOnlyList<string> SliceKeys { get; private set; } = [];

    /// <summary>The line on which the current row starts.</summary>
    public long Line => _table.Line;

    /// <summary>How much of the table has been read, from 0 to 1; NaN where that is not known.</summary>
    public double Share => _table.Share;

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
        if (_predicted != None) Predicted = ReadLabel(_predicted);
        if (_weight != None) Weight = ReadWeight();
        if (_cluster != None) Cluster = ReadText(_cluster);
        if (_id != None) Id = ReadText(_id);
        if (_slices.Length > 0) SliceKeys = [.. _slices.Select(ReadText)];
        Rows++;
        return true;
    }

    /// <summary>Reads the scores of the current row, one a class.</summary>
    public void ReadScores(Span<double> scores)
    {
        for (int c = 0; c < scores.Length; c++)
        {
            int column = Scores!.Positions[c];
            if (_table.TryNumber(column, out scores[c]) && !double.IsNaN(scores[c])) continue;
            throw InputException.At(_table, $"score {Label.Quote(_table.Text(column))} in column {Label.Quote(_table.Columns[column])} is not a number.");
        }
    }

    private void RequireTypes()
    {
        foreach (int column in (ReadOnlySpan<int>)[_actual, _predicted, _cluster, _id, .. _slices])
        {
            if (column != None) _table.Require(column, ColumnUse.Label);
        }

        if (_weight != None) _table.Require(_weight, ColumnUse.Number);
        foreach (int column in Scores?.Positions ?? []) _table.Require(column, ColumnUse.Number);
    }

    private string ReadText(int column)
    {
        string text = _table.Text(column);
        return string.IsNullOrWhiteSpace(text) ? throw InputException.At(_table, $"column {Label.Quote(_table.Columns[column])} is empty.") : text;
    }

    private string ReadLabel(int column)
    {
        string label = ReadText(column);
        if (_classes is null || _classes.Contains(label)) return label;
        string lack = _declared ? "is not among the declared classes" : $"has no score column {Label.Quote(_pattern!.ColumnOf(label))} (--scores none does without scores)";
        throw InputException.At(_table, $"label {Label.Quote(label)} in column {Label.Quote(_table.Columns[column])} {lack}.");
    }

    private double ReadWeight()
    {
        if (_table.TryNumber(_weight, out double weight) && weight >= 0 && double.IsFinite(weight)) return weight;
        string text = _table.Text(_weight), column = Label.Quote(_table.Columns[_weight]);
        throw InputException.At(_table, $"weight {Label.Quote(text)} in column {column} is not a finite number of zero or more.");
    }
}
