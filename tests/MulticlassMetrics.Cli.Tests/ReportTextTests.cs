namespace MulticlassMetrics.Cli.Tests;

public sealed class ReportTextTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Text_ShowsClassesAveragesAndConfusionMatrix() => _workspace.With("animals.csv", Files.Animals).Print("report", "animals.csv", "--confidence", "none").Should().Be("""
        samples                            8
        classes                            3
        accuracy                           0.625
        balanced accuracy                  0.472
        no-information rate                0.500 (always the commonest class)
        Cohen's kappa                      0.385
        Cohen's kappa (linear weights)     n/a (the classes have no order; --classes gives one)
        Cohen's kappa (quadratic weights)  n/a (the classes have no order; --classes gives one)
        Matthews correlation               0.395
        Gwet's AC1                         0.464
        Krippendorff's alpha               0.377
        mutual information (nats)          0.454

        Classes, by support
             support  predicted  precision  recall     F1  specificity
        ──────────────────────────────────────────────────────────────
        cat        4          3      1.000   0.750  0.857        1.000
        dog        3          4      0.500   0.667  0.571        0.600
        owl        1          1      0.000   0.000  0.000        0.857

        Averages
                     micro  macro  weighted  worst  worst class
        ───────────────────────────────────────────────────────
        precision    0.625  0.500     0.688  0.000  owl
        recall       0.625  0.472     0.625  0.000  owl
        F1           0.625  0.476     0.643  0.000  owl
        specificity  0.813  0.819     0.832  0.600  dog

        Confusion matrix, rows actual, columns predicted
             cat  dog  owl
        ──────────────────
        cat    3    1    ·
        dog    ·    2    1
        owl    ·    1    ·

        """);

    [Fact]
    public void Text_SortsClassesBySupport()
    {
        string[] lines = _workspace.With("p.csv", "actual,predicted\na,a\nb,b\nb,b\nc,c\nc,c\nc,c\n").Print("report", "p.csv").Split('\n');

        lines.SkipWhile(line => line != "Classes, by support").Skip(3).Take(3).Select(line => line[0]).Should().Equal('c', 'b', 'a');
    }

    [Fact]
    public void Text_MarksUndefinedValuesAndSaysWhy()
    {
        string text = _workspace.With("p.csv", "actual,predicted\na,a\na,b\nc,a\n").Print("report", "p.csv", "--classes", "a,b,c,d", "--confidence", "none");

        text.Should().Contain("b        0          1      0.000  0.000*   0.000        0.667\n")
            .And.Contain("c        1          0     0.000*   0.000   0.000        1.000\n")
            .And.Contain("d        0          0     0.000*  0.000*  0.000*        1.000\n")
            .And.EndWith("""

                * precision is undefined (0/0: TP + FP = 0) for c, d: counted as 0
                * recall is undefined (0/0: TP + FN = 0) for b, d: counted as 0
                * F1 is undefined (0/0: 2TP + FP + FN = 0) for d: counted as 0
                balanced accuracy leaves out classes that never occur: b, d

                """);
    }

    [Fact]
    public void Text_LeavesLabelsAsTheyAre()
    {
        string text = _workspace.With("p.csv", "actual,predicted\n[bold]x[/],日本語\n日本語,日本語\nπ|*,π|*\n\"a\nb\",\" c\"\n").Print("report", "p.csv");

        text.Should().Contain("[bold]x[/]  ").And.Contain("π|*  ").And.Contain("a\\nb  ").And.Contain("\" c\"  ");
        // A character that takes two columns is given two.
        text.Should().Contain("日本語            1          2").And.Contain("π|*               1          1");
    }

    [Fact]
    public void Text_IsPlainAndUnbrokenInAPipe()
    {
        string name = new('x', 200);

        string text = _workspace.With("p.csv", $"actual,predicted\n{name},{name}\ny,y\n").Print("report", "p.csv", "--confidence", "none");

        text.Should().NotContain("\u001b").And.Contain($"{name}        1          1      1.000   1.000  1.000        1.000\n");
        text.Split('\n').Should().NotContain(line => line.EndsWith(' '));
    }

    [Fact]
    public void Text_NumbersTheColumnsOfAWideConfusionMatrix()
    {
        string rows = string.Concat(Enumerable.Range(0, 13).Select(c => $"class {c:00},class {c:00}\n"));

        string text = _workspace.With("p.csv", "actual,predicted\n" + rows + "class 12,class 03\n").Print("report", "p.csv");

        text.Should().Contain("""
            Confusion matrix, rows actual, columns predicted
                         1  2  3  4  5  6  7  8  9  10  11  12  13
            ──────────────────────────────────────────────────────
             1 class 00  1  ·  ·  ·  ·  ·  ·  ·  ·   ·   ·   ·   ·
            """).And.Contain("""
            13 class 12  ·  ·  ·  1  ·  ·  ·  ·  ·   ·   ·   ·   1

            Most confused
            actual    predicted  count  of actual
            ─────────────────────────────────────
            class 12  class 03       1        50%

            """);
    }

    [Fact]
    public void Text_ShowsTheMostConfusedPairsOfManyClasses()
    {
        string rows = string.Concat(Enumerable.Range(0, 60).Select(c => $"{c},{c}\n"));

        string text = _workspace.With("p.csv", "actual,predicted\n" + rows + "7,8\n7,8\n9,8\n").Print("report", "p.csv", "--confidence", "none");

        text.Should().NotContain("Confusion matrix").And.EndWith("""
            Most confused
            actual  predicted  count  of actual
            ───────────────────────────────────
            7       8              2        67%
            9       8              1        50%

            """);
    }

    [Theory]
    [InlineData(120, "--confidence", "none")]
    [InlineData(136)]
    public void Text_OfSoybeanFits(int columns, params string[] options)
    {
        string text = _workspace.Print(["report", Path.Combine(AppContext.BaseDirectory, "data", "soybean-diseases.logistic.csv"), .. options]);

        text.Should().Contain("15 phyllosticta-leaf-spot").And.Contain("frog-eye-leaf-spot      alternarialeaf-spot     23        25%");
        string tables = text[..text.IndexOf("\n* precision", StringComparison.Ordinal)];

        // Sentences may wrap at a terminal; tables must not.
        tables.Split('\n').Where(line => !line.EndsWith('.')).Max(line => line.Length).Should().BeLessThanOrEqualTo(columns);
    }

    [Fact]
    public void Text_ShowsTheWeightThatClassesAdd()
    {
        string text = _workspace.With("p.csv", "actual,predicted,w\na,a,1200.5\na,b,0.5\nb,b,3\n").Print("report", "p.csv", "--weight", "w", "--confidence", "none");

        text.Should().StartWith("samples                            3\ntotal weight                       1,204\n").And.Contain("a  1,201.0    1,200.5      1.000");
    }

    [Fact]
    public void Text_SaysInTwoLinesWhyMicroAndMacroDiffer_AndWhatTheyRestOn() => _workspace
        .Print("report", Path.Combine(AppContext.BaseDirectory, "data", "soybean-diseases.logistic.csv"))
        .Should().MatchRegex("\nNot shown: micro F1 is above macro by 0.060 \\(p < 0.001\\); that common classes are done better \\(\\+0.037, p = 0.008\\) rests on herbicide-injury \\(8\\): among the others .*\\. Fewer than 10 cases: herbicide-injury \\(8\\)\\.\n")
        .And.MatchRegex("\nThe reverse of the common story: micro ROC AUC is below macro by 0.004 .*\\. Fewer than 10 cases: herbicide-injury \\(8\\)\\.\n");

    [Fact]
    public void Text_SaysThatManyClassesAreNotExplained()
    {
        string rows = string.Concat(Enumerable.Range(0, 101).Select(c => $"{c},{(c % 3 == 0 ? 0 : c)}\n"));
        string text = _workspace.With("p.csv", "actual,predicted\n" + rows).Print("report", "p.csv");
        text.Should().Contain("\nwhy micro and macro differ is left out above 100 classes; metrics explain tells it\n").And.NotContain("micro F1");
        _workspace.Print("report", "p.csv", "--confidence", "none").Should().NotContain("why micro and macro differ");
    }

    [Fact]
    public void Text_SaysThatAPolicyLeavesTheGapUnexplained() => _workspace.With("p.csv", Files.Animals).Print("report", "p.csv", "--undefined", "propagate")
        .Should().Contain("\nwhy micro and macro differ is told where what is 0/0 counts as zero or is skipped\n").And.NotContain("micro F1");
}
