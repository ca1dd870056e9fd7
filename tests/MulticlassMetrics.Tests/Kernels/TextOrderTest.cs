using MulticlassMetrics.Kernels;

namespace MulticlassMetrics.Tests.Kernels;

public class TextOrderTest
{
    // Letters that are one byte and two, parts of pairs, and the zero that also stands for what is not there.
    private static readonly char[] Letters = ['a', 'b', '\0', '\u00E9', '\u00FF', '\u0100', '\uD83D', '\uDE00', '\uFFFF'];

    [Theory]
    [InlineData(2, 12)]
    [InlineData(3, 6)]
    [InlineData(5, 20)]
    [InlineData(9, 5)]
    public void Sort_IsOrdinal_WhateverTheLengths(int letters, int longest)
    {
        var random = new Random(letters);
        for (int length = 0; length <= 300; length++) IsSortedOrdinally(Texts(random, length, letters, longest, prefix: ""));
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(20_000)]
    public void Sort_IsOrdinal_WhereManyBeginAlike(int length)
    {
        var random = new Random(length);
        IsSortedOrdinally(Texts(random, length, letters: 3, longest: 30, prefix: "what all begin with, longer than a key"));
        IsSortedOrdinally([.. Enumerable.Range(0, length).Select(i => $"class{random.Next(length)}")]);
        IsSortedOrdinally([.. Enumerable.Range(0, length).Select(i => $"klasse-\u0130-{random.Next(length)}")]);
    }

    [Fact]
    public void Sort_IsOrdinal_WhereEachBeginsTheNext()
    {
        string[] texts = [.. Enumerable.Range(0, 2000).Select(i => new string('x', 8 * i))];
        new Random(1).Shuffle(texts);

        IsSortedOrdinally(texts);
    }

    [Fact]
    public void Sort_IsOrdinal_WhereAllAreEqual() => IsSortedOrdinally([.. Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? "same" : "same\0")]);

    private static string[] Texts(Random random, int length, int letters, int longest, string prefix)
    {
        string[] texts = new string[length];
        for (int i = 0; i < length; i++)
        {
            char[] text = new char[random.Next(longest + 1)];
            for (int at = 0; at < text.Length; at++) text[at] = Letters[random.Next(letters)];
            texts[i] = prefix + new string(text);
        }

        return texts;
    }

    private static void IsSortedOrdinally(string[] texts)
    {
        string[] expected = [.. texts], sorted = [.. texts];
        Array.Sort(expected, StringComparer.Ordinal);
        int[] items = [.. Enumerable.Range(0, texts.Length)];

        TextOrder.Sort(sorted, items);

        sorted.Should().Equal(expected, string.Equals);
        items.Select(item => texts[item]).Should().Equal(sorted, string.Equals);
        items.Should().OnlyHaveUniqueItems();
    }
}
