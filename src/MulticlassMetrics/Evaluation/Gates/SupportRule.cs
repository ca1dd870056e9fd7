using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>That classes have enough samples: a count, which is exact.</summary>
internal sealed class SupportRule<TClass>(int minimum, TClass[]? labels) : GateRule
    where TClass : notnull
{
    public override string Name => FormattableString.Invariant($"support of {(labels is null ? "each class" : string.Join(", ", labels.Select(MatrixText.Label)))} at least {minimum}");

    public override bool IsFamily => labels is not [_];

    public override IEnumerable<GateClaim> ClaimsOn<TLabel>(Evaluation<TLabel> evaluation, BaselineRun<TLabel>? baseline)
    {
        var target = new GateTarget(minimum, double.PositiveInfinity);
        ReadOnlySpan<BinaryCounts> samples = evaluation.Matrix.Table.SamplesPerClass();
        var claims = new List<GateClaim>();
        if (labels is null)
        {
            for (int c = 0; c < samples.Length; c++) claims.Add(ClaimOf(MatrixText.Label(evaluation.Classes[c]), samples[c].Support, null));
            return claims;
        }

        foreach (TClass label in labels)
        {
            string? missing = ClassReading.WhyMissing(label, evaluation);
            claims.Add(ClaimOf(MatrixText.Label(label), missing is null ? samples[ClassReading.Own(label, evaluation).Classes.Require(label)].Support : double.NaN, missing));
        }

        return claims;

        GateClaim ClaimOf(string name, double support, string? missing) => new(
            new GateFinding
            {
                Subject = $"support of {name}",
                Value = support,
                RequiredLow = minimum,
                Samples = evaluation.SampleCount,
                Reason = missing,
                IsCount = true,
            },
            target);
    }
}
