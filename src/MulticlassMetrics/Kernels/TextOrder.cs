namespace MulticlassMetrics.Kernels;

/// <summary>
/// Sorts texts as <see cref="StringComparer.Ordinal"/> does: by the characters that follow what all begin with, packed into a number,
/// whose digits are sorted one after the other; and those that are still equal by the characters that follow.
/// </summary>
internal static class TextOrder
{
    private const int FewTexts = 32;
    private const int DigitBits = 8;

    // Texts that each begin the next would need a step a text; so many steps deep, comparing serves them as well and needs no stack.
    private const int MostSteps = 64;

    private record struct Key(ulong Value, int Index);

    /// <summary>Sorts texts, and what belongs to them in the same way.</summary>
    public static void Sort(Span<string> texts, Span<int> items) => Sort(texts, items, 0, 0);

    private static void Sort(Span<string> texts, Span<int> items, int start, int step)
    {
        if (texts.Length <= FewTexts || step == MostSteps)
        {
            texts.Sort(items, StringComparer.Ordinal);
            return;
        }

        start = CommonPrefix(texts, start);
        Key[] keys = new Key[texts.Length];
        int length = 8;
        if (!TryPack(texts, start, length, keys))
        {
            length = 4;
            TryPack(texts, start, length, keys);
        }

        SortByDigits(ref keys);
        Arrange(keys, texts, items);
        for (int from = 0, to; from < keys.Length; from = to)
        {
            to = from + 1;
            while (to < keys.Length && keys[to].Value == keys[from].Value) to++;
            if (to - from == keys.Length)
            {
                // Equal texts, or nothing but zeros at the end of some.
                texts.Sort(items, StringComparer.Ordinal);
            }
            else if (to - from > 1)
            {
                Sort(texts[from..to], items[from..to], start + length, step + 1);
            }
        }
    }

    // The length of what all texts begin with.
    private static int CommonPrefix(ReadOnlySpan<string> texts, int start)
    {
        ReadOnlySpan<char> common = texts[0].AsSpan(Math.Min(start, texts[0].Length));
        foreach (string text in texts)
        {
            if (common.IsEmpty) break;
            common = common[..common.CommonPrefixLength(text.AsSpan(Math.Min(start, text.Length)))];
        }

        return start + common.Length;
    }

    // Eight characters of one byte each or four of two; what is not there counts as zero, since a text comes before those that it begins.
    private static bool TryPack(ReadOnlySpan<string> texts, int start, int length, Key[] keys)
    {
        int bits = 64 / length;
        uint all = 0;
        for (int i = 0; i < texts.Length; i++)
        {
            string text = texts[i];
            int end = Math.Min(text.Length, start + length);
            ulong key = 0;
            for (int at = start; at < end; at++)
            {
                all |= text[at];
                key |= (ulong)text[at] << (64 - bits * (at - start + 1));
            }

            keys[i] = new Key(key, i);
        }

        return bits == 16 || all >> bits == 0;
    }

    private static void SortByDigits(ref Key[] keys)
    {
        ulong first = keys[0].Value, differences = 0;
        foreach (Key key in keys) differences |= key.Value ^ first;
        Key[] other = new Key[keys.Length];
        Span<int> places = stackalloc int[1 << DigitBits];
        for (int shift = 0; shift < 64; shift += DigitBits)
        {
            if ((byte)(differences >> shift) == 0) continue;
            places.Clear();
            foreach (Key key in keys) places[(byte)(key.Value >> shift)]++;
            int sum = 0;
            foreach (ref int place in places) (place, sum) = (sum, sum + place);
            foreach (Key key in keys) other[places[(byte)(key.Value >> shift)]++] = key;
            (keys, other) = (other, keys);
        }
    }

    private static void Arrange(Key[] keys, Span<string> texts, Span<int> items)
    {
        string[] sorted = new string[texts.Length];
        int[] moved = new int[texts.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            sorted[i] = texts[keys[i].Index];
            moved[i] = items[keys[i].Index];
        }

        sorted.CopyTo(texts);
        moved.CopyTo(items);
    }
}
