using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Counts;

public class CountsGoldenTest
{
    public static TheoryData<string> Synthetic => Golden.Names("labels.json");

    public static TheoryData<string> Real => Golden.Names("labels-real.json");

    [Theory]
    [MemberData(nameof(Synthetic))]
    public void FromLabels_CountsAsScikitLearnDoes(string name) => Check(LabelCase.Synthetic(name));

    [Theory]
    [MemberData(nameof(Real))]
    public void FromLabels_CountsRealPredictionsAsScikitLearnDoes(string name) => Check(LabelCase.Real(name));

    private static void Check(LabelCase item)
    {
        GoldenValue expected = item.Expected["perClass"];
        BinaryCounts[] counts = item.Classes.PerClass.ToArray();
        Golden.Agree([.. counts.Select(c => c.TruePositives)], expected["tp"], Golden.Exact);
        Golden.Agree([.. counts.Select(c => c.FalsePositives)], expected["fp"], Golden.Exact);
        Golden.Agree([.. counts.Select(c => c.TrueNegatives)], expected["tn"], Golden.Exact);
        Golden.Agree([.. counts.Select(c => c.FalseNegatives)], expected["fn"], Golden.Exact);
        Golden.Agree([.. counts.Select(c => c.Support)], expected["support"], Golden.Exact);

        GoldenValue cells = item.Expected["confusionMatrix"];
        for (int r = 0; r < item.Labels.Length; r++)
        {
            double[] row = [.. item.Labels.Select(predicted => item.OwnCells[item.Labels[r], predicted])];
            Golden.Agree(row, cells[r], Golden.Exact);
        }

        if (item.Expected.Find("overall") is not { } overall) return;
        Golden.Agree(item.Matrix.Accuracy, overall["accuracy"], Golden.Exact);
        Golden.Agree(item.Matrix.BalancedAccuracy, overall["balancedAccuracy"], Golden.Exact);
        Golden.Agree(item.Matrix.ErrorRate, overall["hammingLoss"], Golden.Exact);
    }
}
