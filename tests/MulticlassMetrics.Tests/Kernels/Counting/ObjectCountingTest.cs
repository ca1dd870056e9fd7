namespace MulticlassMetrics.Tests.Kernels.Counting;

public class ObjectCountingTest
{
    [Fact]
    public void Count_AgreesAtEveryLength()
    {
        for (int length = 1; length <= 300; length++)
        {
            var random = new Random(length);
            string[] names = [.. Enumerable.Range(0, 1 + random.Next(30)).Select(c => new string((char)('a' + c % 3), c))];
            string[] actual = Draw(length, () => names[random.Next(names.Length)]), predicted = Draw(length, () => names[random.Next(names.Length)]);
            CountedTheSame.Check(actual, predicted);
            CountedTheSame.Check(Copies(actual), Copies(predicted));
        }
    }

    [Theory]
    [InlineData(10, 70_000)]
    [InlineData(300, 40_000)]
    [InlineData(5000, 20_000)]
    [InlineData(9000, 9000)]
    public void Count_AgreesForRepeatedAndForDistinctObjects(int classes, int length)
    {
        var random = new Random(classes);
        string[] names = [.. Enumerable.Range(0, classes).Select(c => $"class {c} ☂")];
        string[] actual = Draw(length, () => names[random.Next(classes)]), predicted = [.. actual.Select(label => random.Next(3) > 0 ? label : names[random.Next(classes)])];
        string[] copies = Copies(predicted);
        CountedTheSame.Check(actual, predicted);
        CountedTheSame.Check(actual, copies);
        CountedTheSame.Check(Copies(actual), copies);
        CountedTheSame.Check(actual, copies, options: new LabelOptions<string> { Classes = [.. names.Reverse()] });
        CountedTheSame.Check(actual, copies, options: new LabelOptions<string> { Classes = [.. names.Skip(2)], Undeclared = UndeclaredLabels.Drop, Comparer = StringComparer.Ordinal });
        CountedTheSame.Check(actual, copies, Draw(length, () => (double)random.Next(3)));
        CountedTheSame.Check(actual, copies, Draw(length, random.NextDouble));
    }

    [Fact]
    public void Count_TellsTextsApartByTheirCodeUnits()
    {
        string[] names = ["", "\0", "\0\0", "a", "A", "aa", "aaa", "aaaa", "aaaab", "aaaabaaaab", "é", "e\u0301", "ı", "i", "İ", "I", "🦉", "猫", new string('x', 1000), new string('x', 999) + "y"];
        var random = new Random(1);
        CountedTheSame.Check(Copies(Draw(4000, () => names[random.Next(names.Length)])), Copies(Draw(4000, () => names[random.Next(names.Length)])));
    }

    [Fact]
    public void Count_AgreesWhereOnlyOneCharacterDiffers()
    {
        // At every place of texts of every length, so that none is left out of what tells them apart.
        for (int length = 1; length <= 40; length++)
        {
            string[] names = [.. Enumerable.Range(0, length).Select(at => string.Create(length, at, (text, changed) =>
            {
                text.Fill('m');
                text[changed] = 'n';
            }))];
            CountedTheSame.Check(Copies(names), [.. names.Reverse()]);
        }
    }

    [Fact]
    public void Count_AgreesForComparersAndOtherTypes()
    {
        var random = new Random(2);
        string[] names = ["Cat", "cat", "DOG", "dog", "Owl"];
        string[] actual = Draw(9000, () => names[random.Next(5)]), predicted = Copies(Draw(9000, () => names[random.Next(5)]));
        CountedTheSame.Check(actual, predicted, options: new LabelOptions<string> { Comparer = StringComparer.OrdinalIgnoreCase });
        CountedTheSame.Check(actual, predicted, options: new LabelOptions<string> { Comparer = StringComparer.OrdinalIgnoreCase, Classes = ["dog", "CAT"], Undeclared = UndeclaredLabels.Drop });
        CountedTheSame.Check(Array.ConvertAll(actual, x => (decimal)x.Length), Array.ConvertAll(predicted, x => (decimal)x[0]));
        CountedTheSame.Check(Array.ConvertAll(actual, x => (x, x.Length)), Array.ConvertAll(predicted, x => (x, 3)));
        CountedTheSame.Check(Array.ConvertAll(actual, x => new Point(x.Length, x[0])), Array.ConvertAll(predicted, x => new Point(3, x[0])));
        CountedTheSame.Check(Array.ConvertAll(actual, x => new Named(x)), Array.ConvertAll(predicted, x => new Named(x)));
        CountedTheSame.Check<object>(Array.ConvertAll(actual, x => (object)x), Array.ConvertAll(predicted, x => (object)x));
        CountedTheSame.Check(actual, predicted, [.. Enumerable.Range(0, 9000).Select(i => i % 5 * 0.1)], new LabelOptions<string> { Comparer = StringComparer.OrdinalIgnoreCase });
        CountedTheSame.Check([1, 2, 11, 12], [11, 12, 1, 3], options: new LabelOptions<int> { Comparer = new LastDigit() });
    }

    [Fact]
    public void Count_RefusesWhatThePlainWayRefuses()
    {
        string[] actual = new string[70_000], predicted = new string[70_000];
        for (int i = 0; i < actual.Length; i++) (actual[i], predicted[i]) = ($"{i % 10}", $"{i % 7}");
        CountedTheSame.CheckRefused(actual, predicted, options: new LabelOptions<string> { Classes = ["1", "2", "1"] });
        CountedTheSame.CheckRefused(actual, predicted, options: new LabelOptions<string> { Classes = ["1", null!] });
        CountedTheSame.CheckRefused(actual, predicted, options: new LabelOptions<string> { Classes = ["a"], Undeclared = UndeclaredLabels.Drop });
        actual[69_001] = "ten";
        CountedTheSame.CheckRefused(actual, predicted, options: new LabelOptions<string> { Classes = [.. Enumerable.Range(0, 10).Select(c => $"{c}")] });
        predicted[69_000] = null!;
        CountedTheSame.CheckRefused(actual, predicted);
        CountedTheSame.CheckRefused(actual, predicted, options: new LabelOptions<string> { Classes = [.. Enumerable.Range(0, 10).Select(c => $"{c}")] });
        CountedTheSame.CheckRefused(actual, predicted, options: new LabelOptions<string> { Comparer = StringComparer.OrdinalIgnoreCase });
        CountedTheSame.CheckRefused(actual, predicted, options: new LabelOptions<string> { Classes = ["1", "2"], Undeclared = UndeclaredLabels.Drop });
    }

    private static string[] Copies(string[] labels) => Array.ConvertAll(labels, label => new string(label.AsSpan()));

    private static T[] Draw<T>(int length, Func<T> next)
    {
        T[] labels = new T[length];
        for (int i = 0; i < length; i++) labels[i] = next();
        return labels;
    }

    private readonly record struct Point(int X, int Y);

    private sealed record Named(string Name);

    private sealed class LastDigit : IEqualityComparer<int>
    {
        public bool Equals(int x, int y) => x % 10 == y % 10;

        public int GetHashCode(int obj) => obj % 10;
    }
}
