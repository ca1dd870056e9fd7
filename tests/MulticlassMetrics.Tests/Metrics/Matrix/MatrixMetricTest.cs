using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Metrics.Matrix;

public class MatrixMetricTest
{
    private static readonly ConfusionMatrix<int> Matrix = ConfusionMatrix.FromLabels([1, 1, 1, 2, 2, 3, 3, 3], [1, 1, 2, 2, 3, 3, 3, 1]);

    [Theory]
    [InlineData("cohenKappa", "Cohen's kappa")]
    [InlineData("kappa", "Cohen's kappa")]
    [InlineData("cohenKappaLinear", "Cohen's kappa (linear weights)")]
    [InlineData("cohen_kappa_quadratic", "Cohen's kappa (quadratic weights)")]
    [InlineData("matthewsCorrelation", "multi-class Matthews correlation")]
    [InlineData("MCC", "multi-class Matthews correlation")]
    [InlineData("gwetAc1", "Gwet's AC1")]
    [InlineData("krippendorffAlpha", "Krippendorff's alpha")]
    [InlineData("mutualInformation", "mutual information")]
    [InlineData("noInformationRate", "no-information rate")]
    [InlineData("normalizedMutualInformation", "normalized mutual information (arithmetic mean)")]
    [InlineData("balancedAccuracy", "balanced accuracy")]
    [InlineData("hamming loss", "error rate")]
    public void MatrixMetricByName_FindsTheNamesOfTheField(string name, string found) => Metric.MatrixMetricByName(name).Name.Should().Be(found);

    [Fact]
    public void MatrixMetricByName_FindsEachByItsOwnName()
    {
        Metric.OfMatrix.Should().OnlyHaveUniqueItems(metric => metric.Name);
        Metric.OfMatrix.Should().AllSatisfy(metric => Metric.MatrixMetricByName(metric.Name).Should().BeSameAs(metric));
    }

    [Fact]
    public void MatrixMetricByName_KnowsEveryMemberOfMetric()
    {
        IEnumerable<MatrixMetric> members = typeof(Metric).GetProperties()
            .Where(property => typeof(MatrixMetric).IsAssignableFrom(property.PropertyType))
            .Select(property => (MatrixMetric)property.GetValue(null)!);

        Metric.OfMatrix.Should().Contain(members);
    }

    [Fact]
    public void MatrixMetricByName_ListsTheNames()
    {
        Action find = () => Metric.MatrixMetricByName("kapa");

        find.Should().Throw<ArgumentException>().WithMessage("There is no statistic of the matrix 'kapa'. There are: accuracy,*Cohen's kappa,*");
        Metric.TryMatrixMetricByName("kapa", out _).Should().BeFalse();
        Metric.ByName("Matthews correlation").Should().BeSameAs(Metric.MatthewsCorrelation, "one class has a correlation of its own");
    }

    [Fact]
    public void WeightedCohenKappa_CopiesItsWeights()
    {
        double[,] weights = { { 0, 1, 2 }, { 1, 0, 1 }, { 2, 1, 0 } };
        MatrixMetric metric = Metric.WeightedCohenKappa(weights);
        weights[0, 1] = 100;

        Golden.Agree(metric.Measure(Matrix), Matrix.CohenKappa(KappaWeighting.Linear), Golden.Exact, "kappa");
        Golden.Agree(metric.Gradient(Matrix)[1], Metric.CohenKappaLinear.Gradient(Matrix)[1], Golden.Exact, "gradient");
    }

    [Fact]
    public void WeightedCohenKappa_TakesRowsForActual()
    {
        // Only class 1 taken for 2 counts: it happens once in 8, and 3/8 · 2/8 is expected.
        double[,] weights = { { 0, 1, 0 }, { 0, 0, 0 }, { 0, 0, 0 } };

        Matrix.CohenKappa(weights).Should().BeApproximately(1 - (1 / 8.0) / (3 / 8.0 * 2 / 8), 1e-15);
    }

    [Fact]
    public void WeightedCohenKappa_RefusesWhatAreNoWeightsOfDisagreement()
    {
        Refuses(new double[2, 3], "The weights are 2 x 3; they must be square.*");
        Refuses(new double[,] { { 1, 0 }, { 0, 1 } }, "The weight at (0, 0) is 1; a weight on the diagonal must be zero: these are weights of disagreement.*");
        Refuses(new double[,] { { 0, -1 }, { 1, 0 } }, "The weight at (0, 1) is -1; a weight must be a finite number that is not negative.*");
        Refuses(new double[,] { { 0, double.NaN }, { 1, 0 } }, "The weight at (0, 1) is NaN;*");
        Refuses(new double[2, 2], "All weights are zero.*");

        Action measure = () => Matrix.CohenKappa(new double[,] { { 0, 1 }, { 1, 0 } });
        measure.Should().Throw<ArgumentException>().WithMessage("There are 2 x 2 disagreement weights and 3 classes.*");

        static void Refuses(double[,] weights, string message)
        {
            Action make = () => Metric.WeightedCohenKappa(weights);
            make.Should().Throw<ArgumentException>().WithMessage(message);
        }
    }

    [Fact]
    public void WeightedCohenKappa_IsUndefinedWhereNoExpectedDisagreementCounts()
    {
        // Class 3 for 1 counts alone, but 3 never occurs.
        ConfusionMatrix<int> matrix = ConfusionMatrix.FromLabels([1, 2], [2, 1], options: new LabelOptions<int> { Classes = [1, 2, 3] });
        MatrixMetric metric = Metric.WeightedCohenKappa(new double[,] { { 0, 0, 0 }, { 0, 0, 0 }, { 1, 0, 0 } });

        metric.Measure(matrix).Should().Be(double.NaN);
        metric.ExplainUndefined(matrix).Should().StartWith("0/0");
    }

    [Theory]
    [InlineData(MutualInformationNormalizer.ArithmeticMean)]
    [InlineData(MutualInformationNormalizer.GeometricMean)]
    [InlineData(MutualInformationNormalizer.Minimum)]
    [InlineData(MutualInformationNormalizer.Maximum)]
    [InlineData(MutualInformationNormalizer.JointEntropy)]
    public void NormalizedMutualInformation_DividesByItsNormalizer(MutualInformationNormalizer normalizer)
    {
        ConfusionMatrix<int> matrix = ConfusionMatrix.FromLabels([1, 1, 1, 2, 2, 3], [1, 1, 2, 2, 2, 2]);
        double actual = matrix.ActualEntropy(), predicted = matrix.PredictedEntropy();
        double below = normalizer switch
        {
            MutualInformationNormalizer.ArithmeticMean => (actual + predicted) / 2,
            MutualInformationNormalizer.GeometricMean => Math.Sqrt(actual * predicted),
            MutualInformationNormalizer.Minimum => Math.Min(actual, predicted),
            MutualInformationNormalizer.Maximum => Math.Max(actual, predicted),
            _ => matrix.JointEntropy(),
        };

        Golden.Agree(matrix.NormalizedMutualInformation(normalizer), matrix.MutualInformation() / below, Golden.Exact, "normalized");
    }

    [Fact]
    public void InBase_ChangesTheUnitAndTheName()
    {
        Metric.MutualInformation.InBase(2).Name.Should().Be("mutual information (bits)");
        Metric.MutualInformation.InBase(10).Name.Should().Be("mutual information (base 10)");
        Metric.MutualInformation.InBase(2).InBase(Math.E).Name.Should().Be("mutual information");
        Golden.Agree(Matrix.MutualInformation(2) * Math.Log(2), Matrix.MutualInformation(), Golden.Exact, "bits");
        foreach (double bad in (double[])[1, 0.5, 0, -2, double.NaN, double.PositiveInfinity])
            Metric.JointEntropy.Invoking(metric => metric.InBase(bad)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void KrippendorffAlpha_AgreesWithTheWorkedExample()
    {
        // Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", section A: two observers, ten binary items, alpha 0.095.
        ConfusionMatrix<int> matrix = ConfusionMatrix.FromLabels([0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]);

        matrix.KrippendorffAlpha(smallSampleCorrection: true).Should().BeApproximately(0.095, 0.0005);
        matrix.KrippendorffAlpha(smallSampleCorrection: false).Should().Be(matrix.ScottPi());
    }

    [Fact]
    public void F1OfMacroMeans_ThrowsWhenAskedTo()
    {
        ConfusionMatrix<int> matrix = ConfusionMatrix.FromLabels([1, 2], [1, 1]);

        matrix.Invoking(m => m.F1OfMacroMeans(UndefinedPolicy.Throw)).Should().Throw<UndefinedMetricException>();
        matrix.F1OfMacroMeans(UndefinedPolicy.Propagate).Should().Be(double.NaN);
        Metric.F1OfMacroMeans(UndefinedPolicy.Propagate).ExplainUndefined(matrix).Should().Be("the precision of a class that is never predicted is 0/0");
    }

    [Fact]
    public void Statistics_OfAHundredThousandClassesTakeNoSquare()
    {
        const int Classes = 100_000, Count = 1000;
        var random = new Random(1);
        int[] actual = [.. Enumerable.Range(0, Count).Select(_ => random.Next(Classes))];
        int[] predicted = [.. actual.Select(label => random.Next(2) == 0 ? label : Math.Min(Classes - 1, label + random.Next(1000)))];
        ConfusionMatrix<int> matrix = ConfusionMatrix.FromLabels(actual, predicted, null, new LabelOptions<int> { Classes = [.. Enumerable.Range(0, Classes)] });

        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (MatrixMetric metric in Metric.OfMatrix) metric.Gradient(matrix).Should().HaveCount(matrix.Cells.Count());
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(1_000_000_000);

        double linear = 0, linearByChance = 0, quadratic = 0, quadraticByChance = 0;
        for (int i = 0; i < Count; i++)
        {
            linear += Math.Abs(actual[i] - predicted[i]);
            quadratic += Math.Pow(actual[i] - predicted[i], 2);
            for (int j = 0; j < Count; j++)
            {
                linearByChance += Math.Abs(actual[i] - predicted[j]);
                quadraticByChance += Math.Pow(actual[i] - predicted[j], 2);
            }
        }

        Golden.Agree(matrix.CohenKappa(KappaWeighting.Linear), 1 - linear * Count / linearByChance, Golden.Exact, "linear");
        Golden.Agree(matrix.CohenKappa(KappaWeighting.Quadratic), 1 - quadratic * Count / quadraticByChance, Golden.Exact, "quadratic");
    }

    [Fact]
    public void Members_RefuseNull()
    {
        ConfusionMatrix none = null!;

        Metric.CohenKappa.Invoking(metric => metric.Measure(none)).Should().Throw<ArgumentNullException>();
        Metric.CohenKappa.Invoking(metric => metric.Gradient(none)).Should().Throw<ArgumentNullException>();
        Metric.CohenKappa.Invoking(metric => metric.ExplainUndefined(none)).Should().Throw<ArgumentNullException>();
        Action test = () => none.NoInformationRatePValue();
        test.Should().Throw<ArgumentNullException>();
        Matrix.Invoking(matrix => matrix.CohenKappa((KappaWeighting)7)).Should().Throw<ArgumentOutOfRangeException>();
        Matrix.Invoking(matrix => matrix.NormalizedMutualInformation((MutualInformationNormalizer)7)).Should().Throw<ArgumentOutOfRangeException>();
        Metric.CohenKappa.ToString().Should().Be("Cohen's kappa = (po - pe) / (1 - pe), pe = sum row_c column_c");
    }
}
