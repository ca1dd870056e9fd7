using CsCheck;
using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Curves;

public class MacroRocTest
{
    public static TheoryData<string> Cases =>
        new(Golden.Cases("scores.json").Where(item => item["expected"]["rocAuc"].Find("macroCurveArea") is not null).Select(item => item["name"].Text));

    public static TheoryData<string> RealCases => Golden.Names("scores-real.json");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Area_IsTheMeanOfTheAreas_AndTheUpperEndAloneIsScikitLearns(string name)
    {
        GoldenValue golden = Golden.Case("scores.json", name);
        var scores = ClassScores.From(golden["actual"].Texts, golden["scores"].Rows, golden["labels"].Texts, golden.Find("weights")?.Numbers);
        PlotCurve[] rocs = [.. scores.Classes.Select(label => scores.Curve(label).Roc())];

        Golden.Agree(scores.MacroRoc().TrapezoidArea(), golden["expected"]["rocAuc"]["macroOverDefined"], Golden.Exact);
        Golden.Agree(ByHand.UpperEndMacroArea(rocs), golden["expected"]["rocAuc"]["macroCurveArea"], Golden.Exact);
    }

    [Theory]
    [MemberData(nameof(RealCases))]
    public void Area_IsTheMeanOfTheAreasOnRealData(string name)
    {
        GoldenValue golden = Golden.Case("scores-real.json", name);
        Predictions data = Predictions.Read(golden["csv"].Text);
        var scores = ClassScores.From(data.Actual, data.Scores, data.Classes);

        PlotCurve curve = scores.MacroRoc();

        Golden.Agree(curve.TrapezoidArea(), golden["expected"]["rocAuc"]["macroOverDefined"], Golden.Exact);
        curve.Count.Should().BeLessThanOrEqualTo(2 * (data.Actual.Length + data.Classes.Length), "it turns where positives stand, not at every score");
    }

    [Fact]
    public void Area_IsTheMeanOfTheAreasOfTheClassesThatHaveOne() => RandomScores.Any.Sample(drawn =>
    {
        ClassScores<int> scores = drawn.Bind();
        double[] areas = [.. scores.PerClass.ToArray().Select(Metric.RocAuc.Measure).Where(area => !double.IsNaN(area))];
        if (areas.Length == 0) return;

        PlotCurve curve = scores.MacroRoc(UndefinedPolicy.Skip);

        Golden.Agree(curve.TrapezoidArea(), areas.Average(), Golden.Exact, "area");
        curve[0].Should().Be(new CurvePoint(0, 0, double.NaN));
        curve[^1].Should().Be(new CurvePoint(1, 1, double.NaN));
        curve.X.ToArray().Should().BeInAscendingOrder();
        curve.Y.ToArray().Should().BeInAscendingOrder();
    });

    [Fact]
    public void Points_AreTheMeansOfTheClassesLowerAndUpperEnds() => RandomScores.Unweighted.Sample(drawn =>
    {
        ClassScores<int> scores = drawn.Bind();
        PlotCurve[] rocs = [.. scores.PerClass.ToArray().Where(part => part.Support > 0 && part.NegativeWeight > 0).Select(part => part.Curve.Roc())];
        if (rocs.Length == 0) return;

        PlotCurve curve = scores.MacroRoc(UndefinedPolicy.Skip);

        foreach (double rate in rocs.SelectMany(roc => roc.X.ToArray()).Distinct())
        {
            (double low, double high) = ByHand.Height(curve, rate);
            Golden.Agree(low, rocs.Average(roc => ByHand.Height(roc, rate).Low), Golden.Exact, $"lower end at {rate}");
            Golden.Agree(high, rocs.Average(roc => ByHand.Height(roc, rate).High), Golden.Exact, $"upper end at {rate}");
        }
    });

    [Fact]
    public void MacroRoc_NamesAClassWithoutSamples()
    {
        var scores = ClassScores.From(["a", "b"], new[,] { { 0.9, 0.1, 0 }, { 0.2, 0.8, 0 } }, ["a", "b", "c"]);

        scores.Invoking(s => s.MacroRoc()).Should().Throw<UndefinedMetricException>().WithMessage("ROC curve (macro) is undefined for class 'c': no positive sample.");
        scores.MacroRoc(UndefinedPolicy.Skip).TrapezoidArea().Should().Be(1);
        scores.Select("a", "b").MacroRoc().TrapezoidArea().Should().Be(1);
    }

    [Fact]
    public void MacroRoc_IsUndefinedWhenNoClassHasACurve()
    {
        var scores = ClassScores.From(["a"], new[,] { { 0.9, 0.1 } }, ["a", "b"]);

        scores.Invoking(s => s.MacroRoc(UndefinedPolicy.Skip)).Should().Throw<UndefinedMetricException>()
            .WithMessage("ROC curve (macro) is undefined over all classes: no class has a curve.").Which.Position.Should().Be(-1);
        scores.Invoking(s => s.MacroRoc(UndefinedPolicy.Zero)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("absent");
    }

    [Fact]
    public void MacroRoc_OfOneClassIsItsRoc()
    {
        var scores = ClassScores.ForPositive([true, false, true, false], [0.9, 0.5, 0.5, 0.1], positive: true);

        PlotCurve curve = scores.MacroRoc();

        curve.Select(point => (point.X, point.Y)).Should().Equal((0, 0), (0, 0.5), (0.5, 1), (1, 1));
        curve.Name.Should().Be("ROC (macro)");
    }
}
