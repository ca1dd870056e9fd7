using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Metrics;

public class MetricNamesTest
{
    [Fact]
    public void OfCounts_HasEveryReadyMetricOnce()
    {
        var ready = typeof(Metric).GetProperties().Select(property => property.GetValue(null)).OfType<CountsMetric>();

        Metric.OfCounts.Should().OnlyHaveUniqueItems().And.BeEquivalentTo(ready, options => options.ComparingByValue<CountsMetric>());
        Metric.OfCounts.Select(metric => metric.Name).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void ByName_FindsEveryMetricByItsPrintedNameInAnyCulture()
    {
        foreach (CountsMetric metric in Metric.OfCounts)
        {
            Metric.ByName(metric.Name).Should().BeSameAs(metric);
            Culture.Turkish(() => Metric.ByName(metric.Name.ToUpperInvariant())).Should().BeSameAs(metric);
        }
    }

    [Fact]
    public void ByName_FindsEveryMetricByTheNameOfItsProperty()
    {
        foreach (var property in typeof(Metric).GetProperties().Where(property => property.GetValue(null) is CountsMetric))
        {
            string camel = char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
            Metric.ByName(camel).Should().BeSameAs(property.GetValue(null), camel);
        }
    }

    [Theory]
    [InlineData("sensitivity", "recall")]
    [InlineData("true_positive_rate", "recall")]
    [InlineData("PPV", "precision")]
    [InlineData("npv", "negative predictive value")]
    [InlineData("iou", "Jaccard")]
    [InlineData("MCC", "Matthews correlation")]
    [InlineData("for", "false omission rate")]
    [InlineData("dice", "F1")]
    [InlineData("f1", "F1")]
    [InlineData("F0.5", "F0.5")]
    [InlineData("f2", "F2")]
    [InlineData("F0", "F0")]
    public void ByName_KnowsOtherNames(string name, string expected) => Metric.ByName(name).Name.Should().Be(expected);

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    [InlineData("f")]
    [InlineData("F1,5")]
    [InlineData("F1e3")]
    [InlineData("FNaN")]
    public void ByName_ListsTheNamesWhenThereIsNone(string name)
    {
        Action find = () => Metric.ByName(name);

        find.Should().Throw<ArgumentException>().WithParameterName(nameof(name)).WithMessage($"There is no metric '{name}'. There are: precision, recall, F1, *diagnostic odds ratio, F<beta>.*");
        Culture.DecimalComma(() => Metric.TryByName(name, out _)).Should().BeFalse();
    }

    [Fact]
    public void ByName_RefusesNull()
    {
        Action find = () => Metric.ByName(null!), tryToFind = () => Metric.TryByName(null!, out _);

        find.Should().Throw<ArgumentNullException>();
        tryToFind.Should().Throw<ArgumentNullException>();
    }
}
