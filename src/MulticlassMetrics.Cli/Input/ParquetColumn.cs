using System.Globalization;
using System.Numerics;
using Parquet;
using Parquet.Schema;

namespace MulticlassMetrics.Cli;

/// <summary>A column of one row group.</summary>
internal abstract class ParquetColumn
{
    private static readonly Type[] WholeNumbers = [typeof(sbyte), typeof(byte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong)];
    private static readonly Type[] Numbers = [typeof(double), typeof(float), typeof(decimal), .. WholeNumbers];
    private static readonly Type[] Texts = [typeof(ReadOnlyMemory<char>), typeof(string)];
    private static readonly Type[] Labels = [typeof(bool), .. Texts, .. WholeNumbers];

    /// <summary>Empty where there is no value.</summary>
    public abstract string Text(int row);

    public abstract bool TryNumber(int row, out double value);

    public static bool Fits(Field field, ColumnUse use) =>
        field is DataField { IsArray: false, MaxRepetitionLevel: 0 } data && (use == ColumnUse.Label ? Labels : Numbers).Contains(data.ClrType);

    /// <summary>What messages call the type of a column.</summary>
    public static string TypeName(Field field) => field is not DataField data ? field.SchemaType.ToString()
        : data.IsArray || data.MaxRepetitionLevel > 0 ? "List" : Texts.Contains(data.ClrType) ? "String" : data.ClrType == typeof(ReadOnlyMemory<byte>) ? "Binary" : data.ClrType.Name;

    public static ParquetColumn Read(ParquetRowGroupReader group, DataField field, int rows) => field.ClrType switch
    {
        Type type when Texts.Contains(type) => ReadText(group, field, rows),
        Type type when type == typeof(bool) => ReadFlags(group, field, rows),
        Type type when type == typeof(double) => Of<double>(group, field, rows),
        Type type when type == typeof(float) => Of<float>(group, field, rows),
        Type type when type == typeof(decimal) => Of<decimal>(group, field, rows),
        Type type when type == typeof(sbyte) => Of<sbyte>(group, field, rows),
        Type type when type == typeof(byte) => Of<byte>(group, field, rows),
        Type type when type == typeof(short) => Of<short>(group, field, rows),
        Type type when type == typeof(ushort) => Of<ushort>(group, field, rows),
        Type type when type == typeof(int) => Of<int>(group, field, rows),
        Type type when type == typeof(uint) => Of<uint>(group, field, rows),
        Type type when type == typeof(long) => Of<long>(group, field, rows),
        Type type when type == typeof(ulong) => Of<ulong>(group, field, rows),
        _ => throw new InvalidDataException($"column {Label.Quote(field.Name)} is of type {field.ClrType.Name}."),
    };

    private static TextColumn ReadText(ParquetRowGroupReader group, DataField field, int rows)
    {
        string?[] texts = new string?[rows];
        group.ReadAsync(field, texts.AsMemory()!).AsTask().GetAwaiter().GetResult();

        // The reader makes the same replacement character of every broken byte, and so would merge labels.
        int broken = Array.FindIndex(texts, text => text?.Contains('\uFFFD', StringComparison.Ordinal) == true);
        return broken < 0 ? new TextColumn(texts) : throw new InvalidDataException($"column {Label.Quote(field.Name)} is not valid UTF-8: it has {Label.Quote(texts[broken]!)}.");
    }

    private static TextColumn ReadFlags(ParquetRowGroupReader group, DataField field, int rows) =>
        new(Array.ConvertAll(Values<bool>(group, field, rows), flag => flag?.ToString()));

    private static NumberColumn<T> Of<T>(ParquetRowGroupReader group, DataField field, int rows)
        where T : struct, INumber<T> => new(Values<T>(group, field, rows));

    private static T?[] Values<T>(ParquetRowGroupReader group, DataField field, int rows)
        where T : struct
    {
        var values = new T?[rows];
        if (field.IsNullable)
        {
            group.ReadAsync(field, values.AsMemory()).AsTask().GetAwaiter().GetResult();
            return values;
        }

        var present = new T[rows];
        group.ReadAsync(field, present.AsMemory()).AsTask().GetAwaiter().GetResult();
        return Array.ConvertAll(present, value => (T?)value);
    }

    private sealed class TextColumn(string?[] texts) : ParquetColumn
    {
        // Labels repeat, and repeated references are cheap to look up.
        private readonly Dictionary<string, string> _pool = new(StringComparer.Ordinal);

        public override string Text(int row)
        {
            string text = texts[row] ?? "";
            if (_pool.TryGetValue(text, out string? pooled)) return pooled;
            _pool.Add(text, text);
            return text;
        }

        public override bool TryNumber(int row, out double value)
        {
            value = 0;
            return false;
        }
    }

    private sealed class NumberColumn<T>(T?[] values) : ParquetColumn
        where T : struct, INumber<T>
    {
        private readonly Dictionary<T, string> _texts = [];

        public override string Text(int row)
        {
            if (values[row] is not { } value) return "";
            if (_texts.TryGetValue(value, out string? text)) return text;
            _texts.Add(value, text = value.ToString(null, CultureInfo.InvariantCulture));
            return text;
        }

        public override bool TryNumber(int row, out double value)
        {
            T? own = values[row];
            value = own is { } number ? double.CreateChecked(number) : 0;
            return own is not null;
        }
    }
}
