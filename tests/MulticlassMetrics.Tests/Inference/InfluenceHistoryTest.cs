namespace MulticlassMetrics.Tests.Inference;

/// <summary>What scores remember of earlier questions makes later ones faster, and changes no bit of an answer.</summary>
public class InfluenceHistoryTest
{
    private static readonly Action<ClassScores<int>>[] Questions =
    [
        scores => AverageGap.Of(scores, Metric.RocAuc, poolingErrors: false),
        scores => AverageGap.Of(scores, Metric.RocAuc, poolingErrors: true),
        scores => AverageGap.Of(scores, Metric.AveragePrecision),
        scores => Influence.Of(scores.Select([2, 0]), Averager.Micro, Metric.RocAuc),
        scores => Influence.Of(scores, Averager.Micro, Metric.AveragePrecision),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AnAnswer_HasTheSameBitsWhateverWasAskedBefore(bool weighted)
    {
        double[][] expected = Answers(Scores(weighted));
        for (int first = 0; first < Questions.Length; first++)
        {
            for (int second = 0; second < Questions.Length; second++)
            {
                ClassScores<int> scores = Scores(weighted);
                Questions[first](scores);
                Questions[second](scores);
                double[][] found = Answers(scores);
                for (int i = 0; i < expected.Length; i++) found[i].Should().Equal(expected[i]);
            }
        }
    }

    private static ClassScores<int> Scores(bool weighted)
    {
        var random = new Random(12);
        int[] actual = [.. Enumerable.Range(0, 1500).Select(_ => random.Next(4))];
        double[] scores = [.. Enumerable.Range(0, 6000).Select(i => Math.Round(random.NextDouble() + (actual[i / 4] == i % 4 ? 0.3 : 0), i % 3 == 0 ? 2 : 12))];
        return ClassScores.From(actual, scores, [0, 1, 2, 3], weighted ? [.. actual.Select((_, i) => 0.5 + (i % 3))] : null);
    }

    private static double[][] Answers(ClassScores<int> scores)
    {
        Influence[] influences =
        [
            .. from averager in new IAverager[] { Averager.Micro, Averager.Macro, Averager.Weighted }
               from metric in new[] { Metric.RocAuc, Metric.AveragePrecision }
               select Influence.Of(scores, averager, metric),
            Influence.Of(scores, 1, Metric.RocAuc), Influence.Of(scores.Select([2, 0]), Averager.Micro, Metric.RocAuc),
        ];
        AverageGap<int> gap = AverageGap.Of(scores, Metric.RocAuc, poolingErrors: true);
        return
        [
            .. influences.Select(influence => influence.Values().ToArray()), [.. influences.Select(influence => influence.StandardError())],
            [gap.Gap.StandardError, gap.GapBeyondNoSkill!.Value.StandardError, .. gap.Classes.SelectMany(c => new[] { c.Second.Value, c.Second.StandardError, c.Drag.StandardError })],
        ];
    }
}
