using MathNet.Numerics.Distributions;

namespace MulticlassMetrics.Tests.Evaluations;

public class GateHolmTest
{
    private static readonly string[] Labels = ["a", "b", "c", "d", "e", "f"];

    /// <summary>By p-values, which the gate does not use: Wilson's bound is where the score test stops to reject.</summary>
    [Fact]
    public void EachClass_DecidesWhatHolmsAdjustedPValuesDecide()
    {
        const double Floor = 0.7;
        var random = new Random(5);
        int[] verdicts = new int[3];
        for (int round = 0; round < 200; round++)
        {
            (int Hits, int Cases)[] classes = [.. Labels.Select(_ => random.Next(20, 120)).Select(cases => (random.Next((int)(0.5 * cases), cases), cases))];
            double[] above = [.. classes.Select(c => Normal.CDF(0, 1, -Score(c)))], below = [.. classes.Select(c => Normal.CDF(0, 1, Score(c)))];
            GateVerdict[] expected = [.. Holm.Adjust(above).Zip(Holm.Adjust(below), (pass, fail) => pass < 0.05 ? GateVerdict.Pass : fail < 0.05 ? GateVerdict.Fail : GateVerdict.Inconclusive)];

            GateRequirementResult result = Judge(classes, Measure.EachClass(Metric.Recall).AtLeast(Floor));

            result.Findings.Select(finding => finding.Verdict).Should().Equal(expected);
            result.Verdict.Should().Be(expected.Min());
            foreach (GateFinding finding in result.Findings)
            {
                verdicts[(int)finding.Verdict]++;
                if (finding.Verdict == GateVerdict.Inconclusive) (finding.LowerBound < Floor && finding.UpperBound >= Floor).Should().BeTrue("bounds on one side of the floor would be no reason to doubt");
            }
        }

        verdicts.Should().AllSatisfy(count => count.Should().BeGreaterThan(100, "all three verdicts are to be tested"));

        static double Score((int Hits, int Cases) c) => (((double)c.Hits / c.Cases) - Floor) / Math.Sqrt(Floor * (1 - Floor) / c.Cases);
    }

    [Fact]
    public void EachClass_WithoutAdjustmentJudgesEachByItself()
    {
        (int, int)[] classes = [(78, 100), (78, 100), (78, 100), (78, 100), (78, 100), (78, 100)];

        Judge(classes, Measure.EachClass(Metric.Recall).AtLeast(0.7)).Verdict.Should().Be(GateVerdict.Inconclusive);
        Judge(classes, Measure.EachClass(Metric.Recall).AtLeast(0.7).WithMultipleTesting(MultipleTesting.None)).Verdict.Should().Be(GateVerdict.Pass);
        Judge(classes, Measure.EachClass(["c"], Metric.Recall).AtLeast(0.7)).Verdict.Should().Be(GateVerdict.Pass, "of one class there is nothing to adjust");
    }

    internal static GateRequirementResult Judge((int Hits, int Cases)[] classes, GateRequirement requirement) =>
        new Gate("holm", [requirement], 0.95).Evaluate(Model(classes)).Requirements[0];

    internal static Evaluation<string> Model((int Hits, int Cases)[] classes)
    {
        // A missed row goes to the next class.
        var actual = new List<string>();
        var predicted = new List<string>();
        for (int c = 0; c < classes.Length; c++)
        {
            actual.AddRange(Enumerable.Repeat(Labels[c], classes[c].Cases));
            predicted.AddRange(Enumerable.Range(0, classes[c].Cases).Select(i => Labels[i < classes[c].Hits ? c : (c + 1) % classes.Length]));
        }

        return Evaluation.Of(actual, predicted);
    }
}
