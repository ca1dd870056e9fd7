using Parquet;
using Parquet.Schema;

namespace MulticlassMetrics.Cli;

/// <summary>A Parquet file, read one row group at a time and only those columns that are asked for.</summary>
internal sealed class ParquetTable : ITable
{
    private readonly Stream _stream;
    private readonly ParquetReader _reader;
    private readonly Field[] _fields;
    private readonly ParquetColumn?[] _loaded;
    private readonly long _total;
    private ParquetRowGroupReader? _group;
    private int _groups;
    private int _row;
    private int _rows;
    private long _before;

    public ParquetTable(string name, Stream stream)
    {
        Name = name;
        _stream = stream;
        try
        {
            // Some writers do not mark text as text.
            _reader = Guard(() => ParquetReader.CreateAsync(stream, new ParquetOptions { TreatByteArrayAsString = true }).GetAwaiter().GetResult());
            _fields = Guard(() => _reader.Schema.Fields.ToArray());
            _total = Guard(() => _reader.RowGroups.Sum(group => group.RowCount));
        }
        catch
        {
            stream.Dispose();
            throw;
        }

        Columns = Array.ConvertAll(_fields, field => field.Name);
        _loaded = new ParquetColumn?[_fields.Length];
    }

    public string Name { get; }

    public IReadOnlyList<string> Columns { get; }

    public long Line => _before + _row;

    public string Unit => "row";

    public double Share => _total > 0 ? (double)Line / _total : double.NaN;

    public void Require(int column, ColumnUse use)
    {
        if (ParquetColumn.Fits(_fields[column], use)) return;
        throw new InputException($"{Name}: column {Label.Quote(Columns[column])} is of type {ParquetColumn.TypeName(_fields[column])}, and {(use == ColumnUse.Label ? "text, whole numbers or booleans are" : "numbers are")} needed.");
    }

    public bool Read()
    {
        while (_row >= _rows)
        {
            _before += _rows;
            _row = _rows = 0;
            if (_groups == _reader.RowGroupCount) return false;
            Guard(() =>
            {
                _group = _reader.OpenRowGroupReader(_groups++);
                _rows = checked((int)_group.RowCount);
                return _rows;
            });
            Array.Clear(_loaded);
        }

        _row++;
        return true;
    }

    public string Text(int column) => Load(column).Text(_row - 1);

    public bool TryNumber(int column, out double value) => Load(column).TryNumber(_row - 1, out value);

    public void Dispose()
    {
        _reader.DisposeAsync().AsTask().GetAwaiter().GetResult();

        // The reader leaves it open, and a copy of standard input vanishes when it is closed.
        _stream.Dispose();
    }

    private ParquetColumn Load(int column) => _loaded[column] ??= Guard(() => ParquetColumn.Read(_group!, (DataField)_fields[column], _rows));

    // What a broken file makes of a reader can be any exception.
    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not InputException)
        {
            throw new InputException($"{Name} is not a whole Parquet file that can be read: {e.Message}", e);
        }
    }
}
