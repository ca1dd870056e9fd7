namespace MulticlassMetrics.Tests.Evaluations;

public class GateMessageTest
{
    // Three classes, of which fraud is missed 21 times in 36.
    private static Evaluation<string> Model(EvaluationOptions<string>? options = null)
    {
        (string Actual, string Predicted, int Count)[] cells =
        [
            ("fraud", "fraud", 15), ("fraud", "legit", 16), ("fraud", "refund", 5), ("legit", "legit", 270), ("legit", "fraud", 4), ("refund", "refund", 90), ("refund", "legit", 12),
        ];
        string[] actual = [.. cells.SelectMany(cell => Enumerable.Repeat(cell.Actual, cell.Count))];
        string[] predicted = [.. cells.SelectMany(cell => Enumerable.Repeat(cell.Predicted, cell.Count))];
        return Evaluation.Of(actual, predicted, options);
    }

    [Fact]
    public void Message_TellsOfEveryRequirement_FailedOnesFirst()
    {
        Evaluation<string> model = Model();
        var baseline = Baseline.From(Evaluation.Of(Actual(model), [.. Predicted(model).Select((label, i) => i is 20 or 40 ? Actual(model)[i] : label)]), "v12");
        var gate = new Gate(
            "intent-model",
            [
                Measure.Average(Averager.Macro, Metric.F1).AtLeast(0.75),
                Measure.OfClass("fraud", Metric.Recall).AtLeast(0.7),
                Measure.OfClass("fraud", Metric.Precision).AtLeast(0.9),
                Measure.Average(Averager.Macro, Metric.F1).NotWorseThanBaseline(0.03),
                Measure.EachClass(Metric.Recall).AtLeast(0.5),
                Measure.OfClass("owl", Metric.Recall).AtLeast(0.5),
                GateRequirement.SupportAtLeast(40),
                Measure.Overall(Metric.LogLoss).AtMost(0.5),
                Measure.Overall(Metric.Accuracy).Within(0.5, 0.95),
                Measure.Overall(Metric.Accuracy).AtLeast(0.5).InSlices("region", "north"),
            ],
            confidence: 0.95);

        gate.Evaluate(model, baseline).ToString().Should().Be(
            """
            Gate 'intent-model': FAIL (5 failed, 3 inconclusive, 2 passed); 412 samples, 3 classes
            FAIL  recall of fraud = 0.417 (15 of 36), required at least 0.700, upper bound 0.553
                  missed as: legit 16, refund 5; first rows 15, 16, 17
            FAIL  recall of owl: there is no class 'owl', but fraud, legit, refund
            FAIL  support of each class at least 40 (1 failed, 0 inconclusive, 2 passed)
                  FAIL  support of fraud = 36, required at least 40
            FAIL  log loss: there are no scores
            FAIL  accuracy at least 0.500 where region is north: there are no slices, hence no 'region'
            ????  F1 (macro) = 0.801, required at least 0.750, lower bound 0.746
                  cannot tell at 412 samples; about 920 would give 80% power
                  worst classes: fraud 0.545, refund 0.914, legit 0.944
            ????  precision of fraud = 0.789 (15 of 19), required at least 0.900, upper bound 0.902
                  cannot tell at 412 samples; about 1,900 would give 80% power
            ????  recall of each class at least 0.500 (0 failed, 1 inconclusive, 2 passed, Holm over 3)
                  ????  recall of fraud = 0.417 (15 of 36), required at least 0.500, upper bound 0.591
                        cannot tell at 412 samples; about 3,600 would give 80% power
            ok    F1 (macro) against baseline v12: -0.009, margin 0.030, lower bound -0.024; 0 fixed, 1 broken
            ok    accuracy = 0.910 (375 of 412), required from 0.500 to 0.950, bounds 0.884 to 0.931
            """);
    }

    private static string[] Actual(Evaluation<string> e) => e.Actual.ToArray();

    private static string[] Predicted(Evaluation<string> e) => e.Predicted.ToArray();
}
