using CsCheck;
using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Scores;

public class BinnedScoreAccumulatorTest
{
    private static readonly string[] Pets = ["cat", "dog", "owl"];

    [Fact]
    public void ToScores_IsExactToTheBitAsLongAsEveryScoreHasABin() => Gen.OneOf(RandomScores.Unweighted, RandomScores.WholeWeights).Sample(sample =>
    {
        ClassScores<int> exact = sample.Bind();
        BinnedScores<int> binned = Counted(sample, binsPerClass: 24).ToScores();
        foreach (IAverager averager in (IAverager[])[Averager.Macro, Averager.Micro, Averager.Weighted, Averager.Worst])
        {
            averager.Auc(binned).Value.Should().Be(averager.Auc(exact).Value);
            averager.AveragePrecision(binned).Value.Should().Be(averager.AveragePrecision(exact).Value);
            if (!double.IsNaN(averager.Auc(binned).Value)) averager.Auc(binned).ErrorBound.Should().Be(0);
        }

        foreach (int c in sample.Classes)
        {
            binned[c].IsExact.Should().BeTrue();
            binned[c].Curve.Should().Equal(exact.Curve(c));
            binned[c].Support.Should().Be(exact[c].Support);
        }

        binned.SampleCount.Should().Be(exact.SampleCount);
        binned.TotalWeight.Should().Be(exact.TotalWeight);
    });

    [Fact]
    public void Bounds_HoldForEveryClassAndAverage() => Gen.Select(RandomScores.Any, Gen.Int[2, 9]).Sample((sample, bins) =>
        CheckBounds(sample.Bind(), Counted(sample, bins).ToScores()));

    [Fact]
    public void Curve_IsTheExactCurveWithPointsLeftOut() => Gen.Select(Gen.OneOf(RandomScores.Unweighted, RandomScores.WholeWeights), Gen.Int[2, 9]).Sample((sample, bins) =>
    {
        BinnedScores<int> binned = Counted(sample, bins).ToScores();
        foreach (int c in sample.Classes)
        {
            binned[c].BinCount.Should().BeLessThanOrEqualTo(bins);
            binned[c].Curve.Count.Should().Be(binned[c].BinCount + 1);
            binned[c].Curve.Should().BeSubsetOf(sample.Bind().Curve(c));
        }
    });

    [Theory]
    [InlineData("logits", 64)]
    [InlineData("probabilities", 64)]
    [InlineData("probabilities", 4096)]
    [InlineData("saturated", 64)]
    [InlineData("tiny", 64)]
    [InlineData("one value", 2)]
    [InlineData("all over", 16)]
    public void Bounds_HoldForManyScores(string kind, int bins)
    {
        var random = new Random(7);
        const int n = 20_000, k = 3;
        string[] actual = new string[n];
        double[] scores = new double[n * k], weights = new double[n];
        for (int row = 0; row < n; row++)
        {
            int truth = random.Next(10) switch { < 7 => 0, < 9 => 1, _ => 2 };
            actual[row] = Pets[truth];
            weights[row] = random.NextDouble();
            for (int c = 0; c < k; c++)
            {
                double logit = (4 * (random.NextDouble() + random.NextDouble() - 1)) + (c == truth ? 1.5 : 0);
                scores[(row * k) + c] = kind switch
                {
                    "logits" => logit,
                    "probabilities" => 1 / (1 + Math.Exp(-logit)),
                    "saturated" => (float)(1 / (1 + Math.Exp(-20 * logit))),
                    "tiny" => Math.Exp(-300 + (100 * logit)),
                    "one value" => 0.5,
                    _ => AnyBits(random),
                };
            }
        }

        foreach (double[]? own in (double[]?[])[null, weights])
        {
            var accumulator = new BinnedScoreAccumulator<string>(Pets, bins);
            accumulator.Add(actual, scores, own);
            CheckBounds(ClassScores.From(actual, scores, Pets, own), accumulator.ToScores());
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void RocAuc_IsOffByItsWholeBoundAtWorst(bool positivesAbove)
    {
        // A hundred scores of one exponent for each side, all in one bin: positives above, or below, all negatives. Far away one negative, for a second bin.
        bool[] actual = new bool[201];
        double[] scores = new double[201];
        for (int i = 0; i < 200; i++)
        {
            actual[i] = i < 100;
            scores[i] = 1 + (i / 1000.0);
            if (positivesAbove) scores[i] = 1.5 - (i / 1000.0);
        }

        scores[200] = -1e9;
        var both = new BinnedScoreAccumulator<bool>([true, false], binsPerClass: 2);
        both.Add(actual, [.. scores.SelectMany(score => new[] { score, -score })]);
        BinnedScores<bool> binned = both.ToScores();

        double exact = Metric.RocAuc.Measure(ClassScores.ForPositive(actual, scores, true)[true]);
        binned[true].BinCount.Should().Be(2);
        binned[true].RocAuc.ErrorBound.Should().BeApproximately(50.0 / 101, 1e-12);
        Math.Abs(exact - binned[true].RocAuc.Value).Should().BeApproximately(binned[true].RocAuc.ErrorBound, 1e-12);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AveragePrecision_ComesUpToItsBounds(bool positivesAbove)
    {
        const int side = 2000;
        bool[] actual = new bool[2 * side];
        double[] scores = new double[2 * side];
        for (int i = 0; i < actual.Length; i++)
        {
            actual[i] = i < side;
            double place = i / (10.0 * side);
            scores[i] = positivesAbove ? (i < side ? 1.9 : 1.1 + place) : 1.1 + place;
        }

        var accumulator = new BinnedScoreAccumulator<bool>([true, false], binsPerClass: 2);
        accumulator.Add(actual, [.. scores.SelectMany(score => new[] { score, score })]);
        accumulator.Add([false, false], [1e-9, 1e-9, -1, -1]);
        BinnedValue binned = accumulator.ToScores()[true].AveragePrecision;
        double exact = Metric.AveragePrecision.Measure(ClassScores.ForPositive([.. actual, false, false], (double[])[.. scores, 1e-9, -1], true)[true]);

        exact.Should().BeApproximately(positivesAbove ? binned.High : binned.Low, 1e-3);
        exact.Should().BeInRange(binned.Low, binned.High);
        binned.ErrorBound.Should().BeGreaterThan(0.1);
    }

    [Fact]
    public void Merge_GivesTheSameBytesInAnyOrderGroupingAndSplit()
    {
        Gen<RandomScores> whole = Gen.OneOf(RandomScores.Unweighted, RandomScores.WholeWeights).Where(sample => sample.K == 3);
        Gen.Select(whole, whole, whole, Gen.Int[2, 9], Gen.Int[1, 5]).Sample((a, b, c, bins, size) =>
        {
            var rows = new BinnedScoreAccumulator<int>(a.Classes, bins);
            foreach (RandomScores sample in (RandomScores[])[c, a, b]) Count(rows, sample, size);
            byte[] expected = Bytes(rows, StateFormat.Binary);

            Bytes(Merged(Merged(Counted(a, bins), Counted(b, bins)), Counted(c, bins)), StateFormat.Binary).Should().Equal(expected);
            Bytes(Merged(Counted(a, bins), Merged(Counted(b, bins), Counted(c, bins))), StateFormat.Binary).Should().Equal(expected);
            Bytes(Merged(Merged(Counted(c, bins), Counted(b, bins)), Counted(a, bins)), StateFormat.Binary).Should().Equal(expected);
            Bytes(Merged(new BinnedScoreAccumulator<int>(a.Classes, bins), Counted(a, bins)), StateFormat.Binary).Should().Equal(Bytes(Counted(a, bins), StateFormat.Binary));
        });
    }

    [Fact]
    public void Merge_WithItselfDoubles()
    {
        var accumulator = new BinnedScoreAccumulator<string>(Pets, 2);
        accumulator.Add(["cat", "dog", "dog"], [0.5, 0.3, 0.2, 0.1, 0.9, 0.0, 0.7, 0.7, 0.7]);
        accumulator.Merge(accumulator);
        accumulator.ToScores()["dog"].Support.Should().Be(4);
        accumulator.ToScores().TotalWeight.Should().Be(accumulator.SampleCount).And.Be(6);
    }

    [Fact]
    public void Merge_NamesTheDifference()
    {
        Refused(new BinnedScoreAccumulator<string>(Pets, 99)).Should().StartWith("This accumulator has up to 16384 bins a class, and the other 99.");
        Refused(new BinnedScoreAccumulator<string>(["cat", "owl", "dog"])).Should().StartWith("The class at position 1 is 'dog' here and 'owl' there.");
        Refused(new BinnedScoreAccumulator<string>(Pets, undeclared: UndeclaredLabels.Drop)).Should().StartWith("This accumulator refuses undeclared labels, and the other drops them.");

        static string Refused(BinnedScoreAccumulator<string> other) =>
            new BinnedScoreAccumulator<string>(Pets).Invoking(a => a.Merge(other)).Should().Throw<ArgumentException>().Which.Message;
    }

    [Fact]
    public void Add_TakesNoMoreMemoryForMoreRows()
    {
        var random = new Random(3);
        var accumulator = new BinnedScoreAccumulator<string>(Pets, binsPerClass: 256);
        string[] actual = new string[1000];
        double[] scores = new double[3000];
        for (int batch = 0; batch < 20; batch++) AddBatch();

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int batch = 0; batch < 1000; batch++) AddBatch();
        long perBatch = (GC.GetAllocatedBytesForCurrentThread() - before) / 1000;

        // The columns of the batch's rows; and now and then a coarser dictionary.
        perBatch.Should().BeLessThan(6000);
        accumulator.SampleCount.Should().Be(1_020_000);
        accumulator.ToScores().PerClass.ToArray().Should().OnlyContain(part => part.BinCount <= 256);
        Bytes(accumulator, StateFormat.Binary).Length.Should().BeLessThan(3 * 256 * 30);

        void AddBatch()
        {
            for (int row = 0; row < actual.Length; row++) actual[row] = Pets[random.Next(3)];
            for (int i = 0; i < scores.Length; i++) scores[i] = random.NextDouble();
            accumulator.Add(actual, scores);
        }
    }

    [Fact]
    public void Add_CountsFloatsAsTheDoublesThatTheyAre() => RandomScores.Any.Sample(sample =>
    {
        float[] singles = Array.ConvertAll(sample.Scores, score => (float)score);
        var floats = new BinnedScoreAccumulator<int>(sample.Classes, 5);
        floats.Add(sample.Actual, singles, sample.Weights);
        var doubles = new BinnedScoreAccumulator<int>(sample.Classes, 5);
        doubles.Add(sample.Actual, Array.ConvertAll(singles, score => (double)score), sample.Weights);
        Bytes(floats, StateFormat.Binary).Should().Equal(Bytes(doubles, StateFormat.Binary));
    });

    [Fact]
    public void Add_OrdersExtremeScores()
    {
        var accumulator = new BinnedScoreAccumulator<string>(Pets);
        double[] ordered = [double.NegativeInfinity, double.MinValue, -1, -double.Epsilon, -0.0, double.Epsilon, 1, double.MaxValue, double.PositiveInfinity];
        foreach (double score in ordered) accumulator.Add(["cat"], [score, 0, 0.0]);
        accumulator.Add(["dog"], [0.0, 0, -0.0]);
        BinnedScores<string> scores = accumulator.ToScores();
        scores["cat"].Curve.Thresholds.ToArray().Should().Equal([double.PositiveInfinity, .. ordered.Reverse()]);
        scores["cat"].RocAuc.Should().Be(new BinnedValue(0.5, 0.5, 0.5), "zeros are equal whatever their sign");
    }

    [Fact]
    public void Add_RefusesWithoutACount()
    {
        var accumulator = new BinnedScoreAccumulator<string>(Pets, undeclared: UndeclaredLabels.Drop);
        accumulator.Invoking(a => a.ToScores()).Should().Throw<ArgumentException>().WithMessage("There are no samples.*");
        accumulator.Add(["emu"], [0.5, 0.2, 0.3]);
        accumulator.Invoking(a => a.ToScores()).Should().Throw<ArgumentException>().WithMessage("Every sample has an undeclared label and was dropped.*");
        accumulator.Add(["cat"], [0.5, 0.2, 0.3], [0]);
        accumulator.Invoking(a => a.ToScores()).Should().Throw<ArgumentException>().WithMessage("All weights are zero.*");
        accumulator.Invoking(a => a.Add(["cat", "cat"], [0.5, 0.2, 0.3, 0.1, double.NaN, 1])).Should().Throw<ArgumentException>().WithMessage("The score of row 1 for class 'dog' is NaN.*");
        (accumulator.SampleCount, accumulator.DroppedSamples).Should().Be((0, 1));
        ((Action)(() => _ = new BinnedScoreAccumulator<string>(Pets, 1))).Should().Throw<ArgumentOutOfRangeException>().WithMessage("A class needs at least 2 bins.*");
    }

    [Fact]
    public void Auc_SaysThatItIsBinnedAndByHowMuchItCanBeOff()
    {
        var accumulator = new BinnedScoreAccumulator<string>(Pets, 2);
        accumulator.Add(["cat", "dog", "dog", "cat"], [0.5, 0.3, 0.2, 0.1, 0.9, 0.0, 0.7, 0.7, 0.7, 0.6, 0.6, 0.1]);
        BinnedScores<string> scores = accumulator.ToScores();

        scores["owl"].RocAuc.ToString().Should().Be("undefined");
        Averager.Macro.Auc(scores).ToString().Should().Be("ROC AUC (binned) (macro, 3 classes) = undefined (owl: no positive sample)");
        new MacroAverager(UndefinedPolicy.Skip).Auc(scores).ToString().Should().Be("ROC AUC (binned) (macro, 3 classes) = 0.750, binned, off by at most 0.3");
        Culture.DecimalComma(() => scores["cat"].RocAuc.ToString()).Should().Be("0.750 (binned, off by at most 0.3)");
        new BinnedValue(0.25, 0.25, 0.25).ToString().Should().Be("0.250 (binned, exact)");
        new BinnedValue(0.5, 0.5 - 0.00031, 0.5).ToString().Should().Be("0.500 (binned, off by at most 0.0004)");
        scores["cat"].Invoking(_ => new MacroAverager(UndefinedPolicy.Throw).Auc(scores)).Should().Throw<UndefinedMetricException>().WithMessage("*'owl'*no positive sample*");
    }

    [Theory]
    [InlineData(StateFormat.Binary)]
    [InlineData(StateFormat.Json)]
    public void Load_GivesBackWhatWasSaved(StateFormat format) => Gen.Select(RandomScores.Any, RandomScores.Any, Gen.Int[2, 9]).Where(drawn => drawn.Item1.K == drawn.Item2.K).Sample((sample, later, bins) =>
    {
        BinnedScoreAccumulator<int> accumulator = Counted(sample, bins);
        BinnedScoreAccumulator<int> loaded = SavedState.Load(Bytes(accumulator, format), s => BinnedScoreAccumulator<int>.Load(s));
        Bytes(loaded, format).Should().Equal(Bytes(accumulator, format));

        Count(loaded, later, 4);
        Count(accumulator, later, 4);
        loaded.SampleCount.Should().Be(accumulator.SampleCount);
        foreach (int c in sample.Classes)
        {
            double expected = accumulator.ToScores()[c].RocAuc.Value, value = loaded.ToScores()[c].RocAuc.Value;
            (double.IsNaN(expected) ? double.IsNaN(value) : Math.Abs(value - expected) < 1e-14).Should().BeTrue();
        }
    });

    [Theory]
    [InlineData(StateFormat.Binary)]
    [InlineData(StateFormat.Json)]
    public void Load_RefusesEveryDamage(StateFormat format)
    {
        var accumulator = new BinnedScoreAccumulator<string>(["ä", "b"], 3, UndeclaredLabels.Drop);
        accumulator.Add(["ä", "x", "b", "ä"], [0.25, 0.75, 1e-9, double.PositiveInfinity, 0, 1, 0.3, 0.7], [1, 0.5, 2, 0.1]);
        byte[] bytes = Bytes(accumulator, format);
        int refused = SavedState.Damage(bytes, s => BinnedScoreAccumulator<string>.Load(s), loaded => Bytes(loaded, StateFormat.Binary), seed: 12);
        refused.Should().BeInRange((5 * bytes.Length) - (format == StateFormat.Json ? 8 : 0), 5 * bytes.Length);
    }

    private static double AnyBits(Random random)
    {
        double any = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
        return double.IsNaN(any) ? 0 : any;
    }

    private static void CheckBounds<TLabel>(ClassScores<TLabel> exact, BinnedScores<TLabel> binned)
        where TLabel : notnull
    {
        foreach (TLabel label in exact.Classes)
        {
            Check(Metric.RocAuc.Measure(exact[label]), binned[label].RocAuc);
            Check(Metric.AveragePrecision.Measure(exact[label]), binned[label].AveragePrecision);
        }

        foreach (IAverager averager in (IAverager[])[Averager.Macro, Averager.Micro, Averager.Weighted, Averager.Worst, new MacroAverager(UndefinedPolicy.Skip)])
        {
            BinnedAverage<TLabel> auc = averager.Auc(binned), precision = averager.AveragePrecision(binned);
            Check(averager.Auc(exact).Value, new BinnedValue(auc.Value, auc.Low, auc.High));
            Check(averager.AveragePrecision(exact).Value, new BinnedValue(precision.Value, precision.Low, precision.High));
        }

        static void Check(double value, BinnedValue bounded)
        {
            double.IsNaN(bounded.Value).Should().Be(double.IsNaN(value));
            if (double.IsNaN(value)) return;
            value.Should().BeInRange(bounded.Low, bounded.High);
            Math.Abs(value - bounded.Value).Should().BeLessThanOrEqualTo(bounded.ErrorBound);
            bounded.Low.Should().BeInRange(0, bounded.Value);
            bounded.High.Should().BeInRange(bounded.Value, 1);
        }
    }

    private static BinnedScoreAccumulator<int> Counted(RandomScores sample, int binsPerClass)
    {
        var accumulator = new BinnedScoreAccumulator<int>(sample.Classes, binsPerClass);
        Count(accumulator, sample, 7);
        return accumulator;
    }

    private static void Count(BinnedScoreAccumulator<int> accumulator, RandomScores sample, int size)
    {
        for (int start = 0; start < sample.Actual.Length; start += size)
        {
            int end = Math.Min(start + size, sample.Actual.Length);
            ReadOnlySpan<double> weights = sample.Weights is null ? default : sample.Weights.AsSpan(start..end);
            accumulator.Add(sample.Actual.AsSpan(start..end), sample.Scores.AsSpan((start * sample.K)..(end * sample.K)), weights);
        }
    }

    private static BinnedScoreAccumulator<int> Merged(BinnedScoreAccumulator<int> first, BinnedScoreAccumulator<int> second)
    {
        first.Merge(second);
        return first;
    }

    private static byte[] Bytes<TLabel>(BinnedScoreAccumulator<TLabel> accumulator, StateFormat format)
        where TLabel : notnull => SavedState.Bytes(stream => accumulator.Save(stream, format));
}
