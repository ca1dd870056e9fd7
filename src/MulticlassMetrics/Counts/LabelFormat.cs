using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>How labels are saved: each as a text, and back.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <remarks>Needed for labels other than strings, integers, enumerations (by name), bool and char, whose texts are known. Immutable.</remarks>
/// <example>
/// <code>
/// var format = new LabelFormat&lt;Version&gt;(label => label.ToString(), Version.Parse);
/// var builder = new ConfusionMatrixBuilder&lt;Version&gt;();
/// builder.Add(new Version(1, 0), new Version(2, 0));
///
/// var file = new MemoryStream();
/// builder.Save(file, labels: format);
/// file.Position = 0;
/// ConfusionMatrixBuilder&lt;Version&gt;.Load(file, format).SampleCount;   // 1
/// </code>
/// </example>
public sealed class LabelFormat<TLabel>
    where TLabel : notnull
{
    /// <summary>Makes a format of two functions.</summary>
    /// <param name="write">The text of a label: the same on every machine, and another one for every label.</param>
    /// <param name="read">The label of a text; a text of no label throws <see cref="FormatException"/>.</param>
    /// <exception cref="ArgumentNullException">A function is null.</exception>
    public LabelFormat(Func<TLabel, string> write, Func<string, TLabel> read)
    {
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(read);
        Text = new LabelText<TLabel>(write, read);
    }

    internal LabelFormat(LabelText<TLabel> text) => Text = text;

    internal LabelText<TLabel> Text { get; }

    internal static LabelText<TLabel> Of(LabelFormat<TLabel>? labels) =>
        labels?.Text ?? LabelText<TLabel>.BuiltIn ?? throw new ArgumentException($"Labels of type {typeof(TLabel)} are saved in no known way; give a LabelFormat.", nameof(labels));
}

/// <summary>Ready formats of labels.</summary>
/// <example>
/// <code>
/// LabelFormat&lt;Guid&gt; format = LabelFormat.Parsable&lt;Guid&gt;();
/// </code>
/// </example>
public static class LabelFormat
{
    /// <summary>For labels that write and read themselves, such as <see cref="Guid"/>, <see cref="DateOnly"/> or <see cref="decimal"/>; with the invariant culture.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <returns>The format.</returns>
    public static LabelFormat<TLabel> Parsable<TLabel>()
        where TLabel : ISpanFormattable, ISpanParsable<TLabel> => new(LabelText.Parsable<TLabel>());
}
