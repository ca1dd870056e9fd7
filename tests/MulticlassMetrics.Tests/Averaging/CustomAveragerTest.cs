using System.Collections.Immutable;
using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Averaging;

/// <summary>What users can write themselves: averagers, parts that pool, and metrics of them.</summary>
public class CustomAveragerTest
{
    [Fact]
    public void Average_TakesAnAveragerOfOnesOwn()
    {
        AveragedScore<string> score = new MedianAverager().F1(Samples.Pets);

        score.Value.Should().BeApproximately(4 / 7.0, 1e-15);
        score.ToString().Should().Be("F1 (median, 3 classes) = 0.571");
        score["cat"].Should().BeApproximately(6 / 7.0, 1e-15);
    }

    [Fact]
    public void Average_TakesPartsAndMetricsOfOnesOwn()
    {
        var lengths = new Texts(Samples.Pets.Classes, [new(6, 2), new(8, 4), new(3, 1)]);

        Averager.Micro.Average(lengths, new MeanLength()).Value.Should().BeApproximately(17 / 7.0, 1e-15);
        Averager.Macro.Average(lengths, new MeanLength()).Value.Should().BeApproximately((3 + 2 + 3) / 3.0, 1e-15);
        Averager.Weighted.Average(lengths, new MeanLength()).Value.Should().BeApproximately((2 * 3 + 4 * 2 + 1 * 3) / 7.0, 1e-15);
        Averager.Worst.Average(lengths, new MeanLength()).ToString().Should().Be("mean length (worst of 3 classes: cat) = 3.000");
        new MedianAverager().Average(lengths, new MeanLength()).Value.Should().Be(3);
    }

    [Fact]
    public void Average_GivesAReasonForMetricsThatGiveNone()
    {
        var lengths = new Texts(Samples.Pets.Classes, [new(6, 2), default, new(3, 1)]);

        AveragedScore<string> score = new MacroAverager(UndefinedPolicy.Skip).Average(lengths, new MeanLength());

        score.Value.Should().Be(3);
        score.PerClass[1].UndefinedReason.Should().Be("undefined for this class");
    }

    [Fact]
    public void Average_RefusesAnAveragerThatLosesClasses() =>
        new LosingAverager().Invoking(a => a.F1(Samples.Pets)).Should().Throw<ArgumentException>().WithMessage("'classes' has 3 entries and 'values' has 1;*");

    [Fact]
    public void AveragedParts_RefusesArraysThatDoNotMatch()
    {
        Action lengths = () => _ = new AveragedParts(0, [1, 2], [1], []);
        Action[] defaults = [() => _ = new AveragedParts(0, default, [], []), () => _ = new AveragedParts(0, [], default, []), () => _ = new AveragedParts(0, [], [], default)];

        lengths.Should().Throw<ArgumentException>().WithMessage("There are 2 values and 1 weights.*");
        defaults.Should().AllSatisfy(make => make.Should().Throw<ArgumentException>().WithMessage("An array is default.*"));
    }

    private sealed class MedianAverager : IAverager
    {
        public string Name => "median";

        public AveragedParts Average<TPart>(ReadOnlySpan<TPart> perClass, IMetric<TPart> metric)
            where TPart : IPoolable<TPart>
        {
            double[] values = [.. perClass.ToArray().Select(metric.Measure)];
            return new AveragedParts(values.Order().ElementAt(values.Length / 2), [.. values], [.. values.Select(_ => double.NaN)], []);
        }
    }

    private sealed class LosingAverager : IAverager
    {
        public string Name => "losing";

        public AveragedParts Average<TPart>(ReadOnlySpan<TPart> perClass, IMetric<TPart> metric)
            where TPart : IPoolable<TPart> => new(0, [1], [1], []);
    }

    private readonly record struct Text(double Letters, double Words) : IPoolable<Text>
    {
        public double Support => Words;

        public static Text Pool(ReadOnlySpan<Text> parts) => new(parts.ToArray().Sum(part => part.Letters), parts.ToArray().Sum(part => part.Words));
    }

    private sealed class Texts(ClassList<string> classes, ImmutableArray<Text> parts) : IClassParts<string, Text>
    {
        public ClassList<string> Classes => classes;

        public ReadOnlySpan<Text> PerClass => parts.AsSpan();
    }

    private sealed class MeanLength : IMetric<Text>
    {
        public string Name => "mean length";

        public MetricDirection Direction => MetricDirection.LowerIsBetter;

        public MetricRange Range => MetricRange.NotNegative;

        public double Measure(Text part) => part.Letters / part.Words;
    }
}
