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
    private readonly InputStream _measured;

    /// <param name="name">What to call it.</param>
    /// <param name="stream">Its text.</param>
    /// <param name="measured">The stream that knows how much has been read; not <paramref name="stream"/> where that is unzipped on the way.</param>
    public CsvTable(string name, Stream stream, InputStream measured)
    {
        Name = name;
        _measured = measured;
        _reader = CsvReader.Create(stream, new CsvReaderOptions
        {
            // The separator is not guessed: labels may hold any of the candidates.
            Separator = ',',
            TrackLineNumbers = true,
            MaxRecordSize = LargestRow,
            // Labels repeat, and repeated references are cheap to look up.
            PoolStrings = true,
            BufferSize = 1 << 18,
            OnMalformedRecord = Refuse,
        });
        try
        {
            Columns = ReadHeader();
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

    public string Unit => "line";

    public double Share => _measured.Share;

    // Any field is text, and whether it is a number is seen when it is read.
    public void Require(int column, ColumnUse use)
    {
    }

    public bool Read()
    {
        try
        {
            if (!_reader.Read()) return false;
        }
        catch (CsvFormatException e)
        {
            throw TooLong(e);
        }
        catch (InvalidDataException e)
        {
            throw TableFormat.Damaged(Name, e);
        }

        if (_reader.FieldCount == Columns.Count) return true;
        throw InputException.At(this, $"{Counted(_reader.FieldCount)} where the header has {Columns.Count.ToString(CultureInfo.InvariantCulture)}.");
    }

    public string Text(int column)
    {
        // Decoding would turn every broken byte into the same replacement character, and so merge labels.
        if (!Utf8.IsValid(_reader.GetSpan(column))) throw InputException.At(this, $"column {Label.Quote(Columns[column])} is not valid UTF-8.");
        return _reader.GetString(column);
    }

    public bool TryNumber(int column, out double value)
    {
        // The reader's own parser is several times as fast, and takes separators of thousands.
        ReadOnlySpan<byte> text = _reader.GetSpan(column);
        return text.Contains((byte)',') ? double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) : _reader.TryParse(column, out value);
    }

    public void Dispose() => _reader.Dispose();

    private static string Counted(int fields) => fields == 1 ? "1 field" : fields.ToString(CultureInfo.InvariantCulture) + " fields";

    private void Refuse(CsvMalformedRecord record) => throw InputException.At(this, record.LineNumber, record.Reason switch
    {
        CsvMalformedReason.StrayQuote => "a quote inside an unquoted field.",
        CsvMalformedReason.TextAfterClosingQuote => "text after the closing quote of a field.",
        CsvMalformedReason.UnterminatedQuote => "a quoted field is never closed.",
        _ => "the row is broken.",
    });

    private IReadOnlyList<string> ReadHeader()
    {
        try
        {
            return _reader.Headers;
        }
        catch (CsvFormatException e)
        {
            throw TooLong(e);
        }
        catch (InvalidDataException e)
        {
            throw TableFormat.Damaged(Name, e);
        }
    }

    private InputException TooLong(CsvFormatException e) => InputException.At(this, e.LineNumber, $"the row is longer than {LargestRow >> 20} MB; a quote may not be closed.");
}
