namespace MulticlassMetrics.Tests.Inference.Resampling;

public class PermutationTestTest
{
    private static readonly PermutationOptions Seeded = new() { Seed = 1 };

    [Fact]
    public void Of_ComesNearTheExhaustiveP()
    {
        Rows rows = Rows.Of(12, 4, agreement: 0.1);
        double Difference(int swaps)
        {
            string[] first = [.. rows.First], second = [.. rows.Second];
            for (int row = 0; row < 12; row++)
            {
                if ((swaps >> row & 1) != 0) (first[row], second[row]) = (second[row], first[row]);
            }

            return F1(second) - F1(first);

            double F1(string[] predicted) => Averager.Macro.F1(ConfusionMatrix.FromLabels(rows.Actual, predicted, options: Rows.Options)).Value;
        }

        double observed = Math.Abs(Difference(0));
        double exact = Enumerable.Range(0, 1 << 12).Count(swaps => Math.Abs(Difference(swaps)) >= observed - 1e-12) / 4096.0;
        PermutationResult test = PermutationTest.Of(rows.Pairs, rows.Others, Averager.Macro, Metric.F1, Seeded with { Replicates = 20_000 });

        exact.Should().BeInRange(0.05, 0.95, "else the comparison says little");
        test.PValue.Should().BeApproximately(exact, 5 * Math.Sqrt(exact * (1 - exact) / 20_000));
        test.Difference.Should().BeApproximately(Difference(0), 1e-15);
        test.PValue.Should().Be((test.ExtremeCount + 1) / 20_001.0);
        test.Replicates.Average().Should().BeApproximately(0, 0.01);
        test.ToString().Should().StartWith("F1 (macro), second - first = ");
    }

    [Fact]
    public void Of_EqualModels_RejectsInFivePercent()
    {
        const int Runs = 600;
        int rejected = 0, belowHalf = 0;
        for (int run = 0; run < Runs; run++)
        {
            Rows rows = Rows.Of(200, 1000 + run, agreement: 0.5);
            double p = PermutationTest.Of(rows.Pairs, rows.Others, Averager.Macro, Metric.F1, Seeded with { Seed = run, Replicates = 399 }).PValue;
            if (p <= 0.05) rejected++;
            if (p <= 0.5) belowHalf++;
        }

        // First and second are not drawn alike: second copies first half the time, which leaves each row exchangeable all the same.
        (rejected / (double)Runs).Should().BeInRange(0.05 - 0.027, 0.05 + 0.027, "three standard errors are 2.7%");
        (belowHalf / (double)Runs).Should().BeInRange(0.43, 0.57);
    }

    [Fact]
    public void Of_HasTheSameBitsOnAnyNumberOfThreads()
    {
        Rows rows = Rows.Of(100, 5);
        ClassScores<string> one = rows.Scores(1), two = rows.Scores(2);
        foreach (Func<PermutationOptions, PermutationResult> run in new Func<PermutationOptions, PermutationResult>[]
        {
            options => PermutationTest.Of(rows.Pairs, rows.Others, Averager.Macro, Metric.F1, options),
            options => PermutationTest.Of(rows.Pairs, rows.Others, matrix => matrix.Accuracy, options),
            options => PermutationTest.Of(one, two, Averager.Macro, Metric.RocAuc, options),
            options => PermutationTest.Of(one, two, scores => Averager.Micro.Auc(scores).Value, options),
        })
        {
            PermutationResult single = run(Seeded with { Replicates = 100, Threads = 1 });
            run(Seeded with { Replicates = 100, Threads = 5 }).Replicates.Should().Equal(single.Replicates);
            run(Seeded with { Replicates = 100 }).PValue.Should().Be(single.PValue);
        }
    }

    [Fact]
    public void Of_Scores_SwapsWholeRows()
    {
        Rows rows = Rows.Of(120, 6);
        ClassScores<string> good = rows.Scores(1, 1.5), poor = rows.Scores(2, 0.3);

        PermutationTest.Of(poor, good, Averager.Macro, Metric.RocAuc, Seeded with { Replicates = 400 }).PValue.Should().Be(1 / 401.0);
        PermutationTest.Of(good, good, Averager.Macro, Metric.RocAuc, Seeded with { Replicates = 50 }).PValue.Should().Be(1);

        // A float model beside a double one.
        float[] narrow = [.. Enumerable.Range(0, 120).SelectMany(row => Rows.Labels.Select(c => (float)good[row, c]))];
        PermutationTest.Of(poor, ClassScores.From(rows.Actual, narrow, Rows.Labels), Averager.Macro, Metric.RocAuc, Seeded with { Replicates = 400 }).PValue.Should().Be(1 / 401.0);
        double spread = Spread(PermutationTest.Of(poor, rows.Scores(3, 0.3), Averager.Macro, Metric.RocAuc, Seeded).Replicates);
        double error = (Influence.Of(poor, Averager.Macro, Metric.RocAuc) - Influence.Of(rows.Scores(3, 0.3), Averager.Macro, Metric.RocAuc)).StandardError();
        spread.Should().BeApproximately(error, 0.15 * error);
    }

    [Fact]
    public void Clusters_SwapTogether()
    {
        // Every cluster stands for one row, four times over: the spread is that of the fewer rows.
        Rows few = Rows.Of(60, 9, agreement: 0.3);
        string[] Repeat(string[] labels) => [.. Enumerable.Repeat(labels, 4).SelectMany(copy => copy)];
        Rows many = new(Repeat(few.Actual), Repeat(few.First), Repeat(few.Second), [], []);
        ResamplingScheme clusters = ResamplingScheme.ClusteredBy([.. Enumerable.Range(0, 240).Select(row => row % 60)]);

        double ofFew = Spread(PermutationTest.Of(few.Pairs, few.Others, Averager.Macro, Metric.F1, Seeded).Replicates);
        double clustered = Spread(PermutationTest.Of(many.Pairs, many.Others, Averager.Macro, Metric.F1, Seeded with { Scheme = clusters }).Replicates);
        double loose = Spread(PermutationTest.Of(many.Pairs, many.Others, Averager.Macro, Metric.F1, Seeded).Replicates);
        PermutationResult scores = PermutationTest.Of(many.Scores(1), many.Scores(2), Averager.Macro, Metric.RocAuc, Seeded with { Scheme = clusters, Replicates = 50 });

        clustered.Should().BeApproximately(ofFew, 0.1 * ofFew);
        loose.Should().BeApproximately(ofFew / 2, 0.1 * ofFew);
        scores.Replicates.Distinct().Should().HaveCountGreaterThan(40);
    }

    [Fact]
    public void Weights_StayWithTheirRows()
    {
        Rows rows = Rows.Of(80, 10);
        LabelPairs<string> first = rows.Weighted, second = LabelPairs.From(rows.Actual, rows.Second, rows.Weights, Rows.Options);
        PermutationResult test = PermutationTest.Of(first, second, matrix => matrix.TotalWeight + matrix.SampleCount, Seeded with { Replicates = 20 });

        test.Replicates.Should().OnlyContain(difference => Math.Abs(difference) < 1e-9);
        test.PValue.Should().Be(1);
    }

    [Fact]
    public void Of_UndefinedReplicates_RaiseTheP()
    {
        Rows rows = Rows.Of(30, 11);
        int calls = 0;
        PermutationOptions options = Seeded with { Threads = 1, Replicates = 100, MaximumUndefinedShare = 0.5 };
        PermutationResult test = PermutationTest.Of(rows.Pairs, rows.Others, _ => calls++ < 2 ? calls : calls % 10 < 2 ? double.NaN : 0, options);

        test.UndefinedCount.Should().BeGreaterThan(5);
        test.ExtremeCount.Should().Be(test.UndefinedCount);
        PermutationTest.Of(rows.Pairs, rows.Others, _ => double.NaN, options).PValue.Should().Be(double.NaN);
        FluentActions.Invoking(() => PermutationTest.Of(rows.Pairs, LabelPairs.From(["a"], ["a"]), Averager.Macro, Metric.F1, options))
            .Should().Throw<ArgumentException>().WithMessage("The models are not on the same rows: there are 30 for the first and 1 for the second.*");
    }

    private static double Spread(IEnumerable<double> values)
    {
        double[] all = [.. values];
        double mean = all.Average();
        return Math.Sqrt(all.Average(value => (value - mean) * (value - mean)));
    }
}
