namespace MulticlassMetrics.Tests.Scores;

public class BinnedClassTest
{
    [Fact]
    public void Pool_JoinsClassesAtTheCoarsestResolution()
    {
        var accumulator = new BinnedScoreAccumulator<string>(["a", "b"], binsPerClass: 2);
        accumulator.Add(["a", "b", "b"], [1, 0.5, 1.25, 0.5, 8, 0.25]);
        BinnedScores<string> scores = accumulator.ToScores();

        // 1, 1.25 and 8 share two bins when their fractions are left out; 0.25 and 0.5 have one each in full.
        scores["a"].IsExact.Should().BeFalse();
        scores["b"].IsExact.Should().BeTrue();
        BinnedClass pool = BinnedClass.Pool(scores.PerClass);
        pool.BinCount.Should().Be(4);
        pool.Support.Should().Be(3);
        pool.NegativeWeight.Should().Be(3);
        pool.RocAuc.Should().Be(new BinnedValue(pool.RocAuc.Value, Averager.Micro.Auc(scores).Low, Averager.Micro.Auc(scores).High));
        pool.ToString().Should().Be("3 positive, 3 negative in 4 bins");
    }

    [Fact]
    public void Pool_OfNothingIsUndefined()
    {
        BinnedClass.Pool([]).RocAuc.ErrorBound.Should().Be(double.NaN);
        BinnedClass.Pool([]).AveragePrecision.ToString().Should().Be("undefined");
        BinnedClass.Pool([]).Curve.Count.Should().Be(1);
        ((Action)(() => BinnedClass.Pool([null!, null!]))).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void Indexer_NamesTheClassThatIsNotThere()
    {
        var accumulator = new BinnedScoreAccumulator<string>(["a", "b"]);
        accumulator.Add(["a"], [1, 0.5]);
        accumulator.ToScores().Invoking(scores => scores["c"]).Should().Throw<KeyNotFoundException>().WithMessage("There is no class 'c'.");
        accumulator.ToScores().ToString().Should().Be("1 samples x 2 classes (binned): a, b");
    }
}
