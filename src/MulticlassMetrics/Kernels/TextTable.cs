using System.Text;

namespace MulticlassMetrics.Kernels;

/// <summary>Columns padded to their widest cell: the first to the left, the others to the right.</summary>
internal sealed class TextTable
{
    private readonly List<string[]> _rows = [];

    public void Row(params string[] cells) => _rows.Add(cells);

    public override string ToString()
    {
        int[] widths = new int[_rows.Max(row => row.Length)];
        foreach (string[] row in _rows)
        {
            for (int c = 0; c < row.Length; c++) widths[c] = Math.Max(widths[c], row[c].Length);
        }

        var text = new StringBuilder();
        foreach (string[] row in _rows)
        {
            if (text.Length > 0) text.Append('\n');
            int start = text.Length;
            for (int c = 0; c < row.Length; c++) text.Append(c == 0 ? row[c].PadRight(widths[c]) : "  " + row[c].PadLeft(widths[c]));
            while (text.Length > start && text[^1] == ' ') text.Length--;
        }

        return text.ToString();
    }
}
