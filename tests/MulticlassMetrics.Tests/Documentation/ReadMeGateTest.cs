namespace MulticlassMetrics.Tests.Documentation;

public class ReadMeGateTest
{
    [Fact]
    public void Message_IsTheOneThatIsShown()
    {
        var evaluation = Evaluation.Of(
            ["cat", "cat", "cat", "cat", "dog", "dog", "dog", "owl"], ["cat", "cat", "cat", "dog", "dog", "dog", "owl", "dog"],
            new EvaluationOptions<string> { Items = ["p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8"] });
        var gate = new Gate(
            "pets",
            [
                Measure.OfClass("owl", Metric.Recall).AtLeast(0.90),
                Measure.Average(Averager.Macro, Metric.F1).AtLeast(0.40),
                Measure.EachClass(Metric.Precision).AtLeast(0.01).WithConfidence(null),
                Measure.Overall(Metric.Accuracy).AtLeast(0.30),
            ],
            confidence: 0.95);

        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md")).Should().Contain($"```text\n{gate.Evaluate(evaluation)}\n```");
    }
}
