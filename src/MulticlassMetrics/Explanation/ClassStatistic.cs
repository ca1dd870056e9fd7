using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>
/// The pieces that every part of a gap between averages of counts is made of, for the classes that take part: value m, share of support π, share of the
/// denominators ω; and from a part's derivatives by these, its influence, in O(K + cells).
/// </summary>
internal sealed class ClassStatistic
{
    private static readonly CountsForm SupportForm = new(1, FalseNegatives: 1);

    private readonly ConfusionMatrix _matrix;
    private readonly RatioMetric _metric;
    private readonly int[] _positions;
    private readonly bool[] _constant;
    private readonly double _supports;
    private readonly double _denominators;
    private readonly Evidence _evidence;

    public ClassStatistic(ConfusionMatrix matrix, RatioMetric metric, UndefinedPolicy policy)
    {
        _matrix = matrix;
        _metric = metric;
        _evidence = new Evidence(matrix.SampleCount, null, []);
        _positions = [.. Enumerable.Range(0, matrix.ClassCount).Where(c => policy == UndefinedPolicy.Zero || !double.IsNaN(metric.Measure(matrix.PerClass[c])))];
        _constant = Array.ConvertAll(_positions, c => double.IsNaN(metric.Measure(matrix.PerClass[c])));
        Values = Array.ConvertAll(_positions, c => double.IsNaN(metric.Measure(matrix.PerClass[c])) ? 0 : metric.Measure(matrix.PerClass[c]));
        Shares = SharesOf(SupportForm, out _supports);
        Weights = SharesOf(metric.Denominator, out _denominators);
        Mean = Sum(Values) / Values.Length;
    }

    public ReadOnlySpan<int> Positions => _positions;

    public double[] Values { get; }

    public double[] Shares { get; }

    public double[] Weights { get; }

    public double Mean { get; }

    /// <summary>Whether zero stands for the value of a class that takes part.</summary>
    public bool IsUndefined(int c) => _constant[c];

    /// <summary>Whether the value of a class that takes part says how it is done.</summary>
    public bool IsTested(int c) => !_constant[c] && CellDerivatives.SamplesOfRow(_matrix.Table, _positions[c]) > 0;

    /// <summary>On how many cases the value of a class rests, of which the samples are no more than there are, and those of its denominator.</summary>
    public double RestsOn(int c)
    {
        double samples = CellDerivatives.SamplesOfRow(_matrix.Table, _positions[c]);
        return _constant[c] ? samples : Math.Min(samples, Cases(_positions[c]));
    }

    /// <summary>The classes whose value shows no variance, with the samples that their ratios rest on.</summary>
    /// <param name="terms">What makes terms.</param>
    /// <param name="withFew">Whether those with few cases are among them, too.</param>
    public FlatClasses Flat(TermMaker terms, bool withFew)
    {
        double clusters = terms.ClustersOf(Compose("mean", Mean, default));
        double[] cases = new double[_positions.Length], errors = new double[_positions.Length];
        Array.Fill(cases, double.NaN);
        for (int c = 0; c < cases.Length; c++)
        {
            if (_constant[c]) continue;
            bool isFlat = IsFlat(_positions[c]);
            double few = RestsOn(c);
            if (!isFlat && !(withFew && VerdictText.IsFew(few))) continue;
            cases[c] = Math.Min(isFlat ? Cases(_positions[c]) : few, clusters);
            if (isFlat) continue;
            double[] one = new double[cases.Length];
            one[c] = 1;
            errors[c] = terms.Measure(Compose("value", Values[c], one)).Error;
        }

        return new FlatClasses(cases, errors, _metric.Range.Maximum - _metric.Range.Minimum);
    }

    /// <summary>A statistic by its derivatives with respect to values, shares and weights; a missing vector is zero.</summary>
    public Influence Compose(string name, double value, ReadOnlySpan<double> byValue, ReadOnlySpan<double> byShare = default, ReadOnlySpan<double> byWeight = default)
    {
        var slopes = new CountsForm[_matrix.ClassCount];
        for (int c = 0; c < _positions.Length; c++)
        {
            if (!byValue.IsEmpty && byValue[c] != 0 && !_constant[c]) Add(slopes, c, byValue[c], _metric.Gradient(_matrix.PerClass[_positions[c]]));
        }

        AddShares(slopes, byShare, Shares, _supports, SupportForm);
        AddShares(slopes, byWeight, Weights, _denominators, _metric.Denominator);
        return new Influence(name, value, MetricRange.Unbounded, InfluenceUnits.OfCells(_matrix), CellDerivatives.Of(_matrix.Table, slopes, default), _evidence);
    }

    /// <summary>The gap that predictions independent of the truth would show, with both margins kept.</summary>
    public Influence WithoutSkill()
    {
        int k = _positions.Length;
        double total = _matrix.TotalWeight, numerators = 0, denominators = 0, values = 0;
        var chance = new BinaryCounts[k];
        for (int c = 0; c < k; c++)
        {
            BinaryCounts counts = _matrix.PerClass[_positions[c]];
            double actual = counts.Support / total, predicted = counts.PredictedPositives / total;
            chance[c] = new BinaryCounts(actual * predicted, predicted * (1 - actual), (1 - actual) * (1 - predicted), actual * (1 - predicted));
            numerators += _metric.NumeratorOf(chance[c]);
            denominators += _metric.DenominatorOf(chance[c]);
            values += double.IsNaN(_metric.Measure(chance[c])) ? 0 : _metric.Measure(chance[c]);
        }

        double micro = numerators / denominators;
        double[] byActual = new double[_matrix.ClassCount], byPredicted = new double[_matrix.ClassCount];
        for (int c = 0; c < k; c++)
        {
            CountsForm slope = Combine(_metric.Numerator, 1 / denominators, _metric.Denominator, -micro / denominators);
            if (!double.IsNaN(_metric.Measure(chance[c]))) slope = Combine(slope, 1, _metric.Gradient(chance[c]), -1.0 / k);
            double actual = chance[c].Support, predicted = chance[c].PredictedPositives;
            byActual[_positions[c]] = (predicted * (slope.TruePositives - slope.FalsePositives)) + ((1 - predicted) * (slope.FalseNegatives - slope.TrueNegatives));
            byPredicted[_positions[c]] = (actual * (slope.TruePositives - slope.FalseNegatives)) + ((1 - actual) * (slope.FalsePositives - slope.TrueNegatives));
        }

        return new Influence("gap without skill", micro - (values / k), MetricRange.Unbounded, InfluenceUnits.OfCells(_matrix), ByMargins(byActual, byPredicted), _evidence);
    }

    // Of the shares of the margins: a sample adds to the share of its own row and column and takes from all by what they have.
    private double[] ByMargins(double[] byActual, double[] byPredicted)
    {
        double total = _matrix.TotalWeight, mean = 0;
        for (int c = 0; c < byActual.Length; c++)
        {
            mean += ((byActual[c] * _matrix.PerClass[c].Support) + (byPredicted[c] * _matrix.PerClass[c].PredictedPositives)) / total;
        }

        CellTable table = _matrix.Table;
        double[] derivatives = new double[table.Count];
        for (int r = 0; r < table.ClassCount; r++)
        {
            for (int at = table.RowStart[r]; at < table.RowStart[r + 1]; at++) derivatives[at] = (byActual[r] + byPredicted[table.Columns[at]] - mean) / total;
        }

        return derivatives;
    }

    // The slopes by the counts that occur, of which each sample of the class against the rest has one.
    private bool IsFlat(int position)
    {
        BinaryCounts counts = _matrix.PerClass[position];
        CountsForm slope = _metric.Gradient(counts);
        return Vanishes(slope.TruePositives, counts.TruePositives) && Vanishes(slope.FalsePositives, counts.FalsePositives)
            && Vanishes(slope.TrueNegatives, counts.TrueNegatives) && Vanishes(slope.FalseNegatives, counts.FalseNegatives);

        static bool Vanishes(double slope, double count) => count == 0 || Math.Abs(slope * count) < 1e-13;
    }

    private double Cases(int position)
    {
        CountsForm below = _metric.Denominator;
        var counted = new CountsForm(
            below.TruePositives != 0 ? 1 : 0, below.FalsePositives != 0 ? 1 : 0, below.TrueNegatives != 0 ? 1 : 0, below.FalseNegatives != 0 ? 1 : 0);
        return _matrix.Table.SquaresPerClass() is { } squares
            ? KishNumber.Of(counted.Of(_matrix.PerClass[position]), counted.Of(squares[position])).Effective
            : counted.Of(_matrix.Table.SamplesPerClass()[position]);
    }

    private double[] SharesOf(CountsForm form, out double total)
    {
        double[] shares = Array.ConvertAll(_positions, c => form.Of(_matrix.PerClass[c]));
        total = Sum(shares);
        for (int c = 0; c < shares.Length; c++) shares[c] /= total;
        return shares;
    }

    private void AddShares(CountsForm[] slopes, ReadOnlySpan<double> by, double[] shares, double total, CountsForm form)
    {
        if (by.IsEmpty) return;
        CompensatedSum mean = default;
        for (int c = 0; c < shares.Length; c++) mean.Add(by[c] * shares[c]);
        for (int c = 0; c < shares.Length; c++) Add(slopes, c, (by[c] - mean.Value) / total, form);
    }

    private void Add(CountsForm[] slopes, int c, double factor, CountsForm form) => slopes[_positions[c]] = Combine(slopes[_positions[c]], 1, form, factor);

    private static CountsForm Combine(CountsForm first, double a, CountsForm second, double b) => new(
        (a * first.TruePositives) + (b * second.TruePositives), (a * first.FalsePositives) + (b * second.FalsePositives),
        (a * first.TrueNegatives) + (b * second.TrueNegatives), (a * first.FalseNegatives) + (b * second.FalseNegatives));

    private static double Sum(double[] terms)
    {
        CompensatedSum sum = default;
        foreach (double term in terms) sum.Add(term);
        return sum.Value;
    }
}
