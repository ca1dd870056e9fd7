namespace MulticlassMetrics.Benchmarks;

/// <summary>A line of the table: two measured values and what their ratio is to be.</summary>
/// <param name="Work">What is done.</param>
/// <param name="Ours">The key of this library's value.</param>
/// <param name="Against">What it is compared with.</param>
/// <param name="Other">The key of the other value.</param>
/// <param name="AtMost">The largest share of the other's time; 0 where the line asks for a speed.</param>
/// <param name="AtLeast">How many times as fast at least; 0 where the line asks for a share, too.</param>
internal sealed record Line(string Work, string Ours, string Against, string Other, double AtMost = 0, double AtLeast = 0)
{
    /// <summary>Every line of the reach that is a ratio of two times.</summary>
    public static IReadOnlyList<Line> All { get; } =
    [
        new("matrix, 10 million int, 10 declared classes", "count-10.declared", Sum, "count-10.sum", AtMost: 1.5),
        new("the same, classes discovered", "count-10.discovered", Sum, "count-10.sum", AtMost: 2.5),
        new("the same, declared", "count-10.declared", "scikit-learn `confusion_matrix`", "count-10.confusion_matrix", AtLeast: 300),
        new("the same, 100 classes", "count-100.declared", Sum, "count-100.sum", AtMost: 2.5),
        new("the same, 100 classes, all labels equal", "count-100.equal", Sum, "count-100.sum", AtMost: 2.5),
        new("the same, 1000 classes", "count-1000.declared", Sum, "count-1000.sum", AtMost: 6),
        new("the same, 1000 classes, all labels equal", "count-1000.equal", Sum, "count-1000.sum", AtMost: 6),
        new("precision, recall, F1 × micro, macro, weighted, 10 million", "count-10.averages", "scikit-learn `classification_report`", "count-10.classification_report", AtLeast: 1000),
        new("strings, 1 million, 10 classes, repeated references", "text-10.repeated", "scikit-learn `confusion_matrix`", "text-10.confusion_matrix", AtLeast: 400),
        new("the same, distinct objects", "text-10.distinct", "scikit-learn `confusion_matrix`", "text-10.confusion_matrix", AtLeast: 150),
        new("strings, 1 million, 10,000 classes, repeated references", "text-10000.repeated", "scikit-learn `confusion_matrix`", "text-10000.confusion_matrix", AtLeast: 150),
        new("the same, distinct objects", "text-10000.distinct", "scikit-learn `confusion_matrix`", "text-10000.confusion_matrix", AtLeast: 150),
        new("macro AUC, 1 million × 10 double", "scores.macroAuc", "scikit-learn `roc_auc_score`", "scores.roc_auc_macro", AtLeast: 25),
        new("the same", "scores.macroAuc", "`Array.Sort` of every column", "scores.sort", AtMost: 0.125),
        new("micro AUC, the same", "scores.microAuc", "scikit-learn `roc_auc_score`", "scores.roc_auc_micro", AtLeast: 30),
        new("average precision, macro", "scores.macroAp", "scikit-learn `average_precision_score`", "scores.ap_macro", AtLeast: 25),
        new("average precision, micro", "scores.microAp", "scikit-learn `average_precision_score`", "scores.ap_micro", AtLeast: 25),
        new("AUC with DeLong intervals, all classes", "scores.deLong", "macro AUC alone", "scores.macroAuc", AtMost: 2),
        new("explain ROC AUC: totals with errors", "scores.explain", "macro plus micro AUC", "scores.bothAuc", AtMost: 4),
        new("explain ROC AUC: all contributions with errors", "scores.contributions", "macro plus micro AUC", "scores.bothAuc", AtMost: 10),
        new("10,000 bootstrap replicates of macro F1, 20 classes", "bootstrap-100000.ours", "a tight loop over 100,000 rows", "bootstrap-100000.loop", AtMost: 0.04),
        new("the same, 1 million rows", "bootstrap-1000000.ours", "100,000 rows", "bootstrap-100000.ours", AtMost: 1.2),
        new("100,000 classes, 1 million strings", "text-100000.distinct", "10 classes", "text-10.distinct", AtMost: 10),
        new("100,000 classes, 1 million strings, repeated references", "text-100000.repeated", "10 classes", "text-10.repeated", AtMost: 10),
        new("100,000 classes, 1 million int", "text-100000.numbers", "10 classes", "text-10.numbers", AtMost: 100),
        new("all that Microsoft.ML's evaluator tells, 1 million × 10 float", "ml.ours", "Microsoft.ML `Evaluate`", "ml.evaluate", AtLeast: 1),
        new("`metrics report --confidence none`, 1 million rows, 10 scores", "tool.report", "pandas and scikit-learn, whole process", "tool.pandas", AtLeast: 10),
        new("`metrics report`, with intervals for every number", "tool.intervals", "pandas and scikit-learn, which give none", "tool.pandas", AtLeast: 10),
        new("start of `metrics --help`", "tool.help", "a hello-world program", "tool.hello", AtMost: 2),
        new("matrix, int, 10 classes, 10 million", "curve-count-10-10000000.declared", "1 million", "curve-count-10-1000000.declared", AtMost: 12),
        new("macro AUC, 1 million × 10", "curve-auc-1000000.macroAuc", "100,000 × 10", "curve-auc-100000.macroAuc", AtMost: 12),
    ];

    /// <summary>What lines of the reach can be held against, themselves without one.</summary>
    public static IReadOnlyList<Line> Limits { get; } =
    [
        new("matrix, 1000 classes", "count-1000.declared", "100 classes, the same number of labels", "count-100.declared"),
        new("strings, 10 classes, distinct objects", "text-10.distinct", "one thread that reads length and last character of each", "text-10.touchDistinct"),
        new("strings, 100,000 classes, repeated references", "text-100000.repeated", "the same", "text-100000.touchRepeated"),
        new("100,000 classes, int", "text-100000.numbers", "strings, 10 classes, repeated references", "text-10.repeated"),
        new("strings, 100,000 classes, repeated references", "text-100000.repeated", "int, 100,000 classes", "text-100000.numbers"),
        new("macro AUC", "scores.macroAuc", "one thread that reads all scores and sorts the positives, and sets nothing against them", "scores.sortPositives"),
        new("average precision, macro", "scores.macroAp", "the same", "scores.sortPositives"),
        new("explain ROC AUC: totals with errors", "scores.explain", "`Array.Sort` of all scores with their places", "scores.sortAll"),
        new("`metrics report` with intervals", "tool.intervals", "without", "tool.report"),
    ];

    private const string Sum = "one-thread vector sum of both arrays";
}
