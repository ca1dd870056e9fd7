using System.Globalization;
using System.Text.Unicode;
using CsvHelper;

namespace MulticlassMetrics.Cli;

/// <summary>A comma-separated file with a header, read strictly: what is broken is an error with its line, never a guess.</summary>
internal sealed class CsvTable : ITable
{
    // Bounds the memory that a quote which is never closed can take.
    private const int LargestRow = 16 << 20;

    private readonly CsvReader _reader;

    public CsvTable(string name, Stream stream)
    {
        Name = name;
        _reader = CsvReader.Create(stream, new CsvReaderOptions
        {
            // The separator is not guessed: labels may hold any of the candidates.
            Separator = ',',
            TrackLineNumbers = true,
            MaxRecordSize = LargestRow,
            // Labels repeat, and repeated references are cheap to look up.
            PoolStrings = true,
            OnMalformedRecord = Refuse,
        });
        try
        {
            Columns = Guard(() => _reader.Headers);
        }
        catch
        {
            _reader.Dispose();
            throw;
        }
    }

    public string Name { get; }

    public IReadOnlyList<string> Columns { get; }

    public long Line => _reader.LineNumber;

    public bool Read()
    {
        if (!Guard(_reader.Read)) return false;
        if (_reader.FieldCount == Columns.Count) return true;
        throw InputException.At(this, $"{Counted(_reader.FieldCount)} where the header has {Columns.Count.ToString(CultureInfo.InvariantCulture)}.");
    }

    public string Text(int column)
    {
        // Decoding would turn every broken byte into the same replacement character, and so merge labels.
        if (!Utf8.IsValid(_reader.GetSpan(column))) throw InputException.At(this, $"column {Label.Quote(Columns[column])} is not valid UTF-8.");
        return _reader.GetString(column);
    }

    public bool TryNumber(int column, out double value) =>
        double.TryParse(_reader.GetSpan(column), NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    public void Dispose() => _reader.Dispose();

    private static string Counted(int fields) => fields == 1 ? "1 field" : fields.ToString(CultureInfo.InvariantCulture) + " fields";

    private void Refuse(CsvMalformedRecord record) => throw InputException.At(this, record.LineNumber, record.Reason switch
    {
        CsvMalformedReason.StrayQuote => "a quote inside an unquoted field.",
        CsvMalformedReason.TextAfterClosingQuote => "text after the closing quote of a field.",
        CsvMalformedReason.UnterminatedQuote => "a quoted field is never closed.",
        _ => "the row is broken.",
    });

    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CsvFormatException e)
        {
            throw InputException.At(this, e.LineNumber, $"the row is longer than {LargestRow >> 20} MB; a quote may not be closed.");
        }
    }
}
