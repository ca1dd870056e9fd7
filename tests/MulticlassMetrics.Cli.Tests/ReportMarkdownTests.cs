namespace MulticlassMetrics.Cli.Tests;

public sealed class ReportMarkdownTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Markdown_ShowsTheSameAsText() => _workspace.With("animals.csv", Files.Animals).Print("report", "animals.csv", "--format", "markdown", "--confidence", "none").Should().Be("""
        - samples: 8
        - classes: 3
        - accuracy: 0.625
        - balanced accuracy: 0.472
        - no-information rate: 0.500 (always the commonest class)
        - Cohen's kappa: 0.385
        - Cohen's kappa (linear weights): n/a (the classes have no order; --classes gives one)
        - Cohen's kappa (quadratic weights): n/a (the classes have no order; --classes gives one)
        - Matthews correlation: 0.395
        - Gwet's AC1: 0.464
        - Krippendorff's alpha: 0.377
        - mutual information (nats): 0.454

        ### Classes, by support

        |  | support | predicted | precision | recall | F1 | specificity |
        | --- | ---: | ---: | ---: | ---: | ---: | ---: |
        | cat | 4 | 3 | 1.000 | 0.750 | 0.857 | 1.000 |
        | dog | 3 | 4 | 0.500 | 0.667 | 0.571 | 0.600 |
        | owl | 1 | 1 | 0.000 | 0.000 | 0.000 | 0.857 |

        ### Averages

        |  | micro | macro | weighted | worst | worst class |
        | --- | ---: | ---: | ---: | ---: | --- |
        | precision | 0.625 | 0.500 | 0.688 | 0.000 | owl |
        | recall | 0.625 | 0.472 | 0.625 | 0.000 | owl |
        | F1 | 0.625 | 0.476 | 0.643 | 0.000 | owl |
        | specificity | 0.813 | 0.819 | 0.832 | 0.600 | dog |

        ### Confusion matrix, rows actual, columns predicted

        |  | cat | dog | owl |
        | --- | ---: | ---: | ---: |
        | cat | 3 | 1 | · |
        | dog | · | 2 | 1 |
        | owl | · | 1 | · |

        """);

    [Fact]
    public void Markdown_EscapesWhatWouldBeMarkup()
    {
        string text = _workspace.With("p.csv", "actual,predicted\na|b,a|b\n*<b>_`,*<b>_`\n").Print("report", "p.csv", "--format", "markdown", "--confidence", "none", "--classes", "a|b,*<b>_`,c");

        text.Should().Contain("| a\\|b | 1 | 1 | 1.000 |").And.Contain("| \\*\\<b\\>\\_\\` | 1 | 1 |").And.Contain("| c | 0 | 0 | 0.000\\* |")
            .And.Contain("\n- \\* precision is undefined (0/0: TP + FP = 0) for c: counted as 0\n");
    }
}
