namespace MulticlassMetrics.Assertions;

/// <summary>Judges by a gate of one requirement.</summary>
internal sealed class GateJudge<TLabel>(Evaluation<TLabel> evaluation, GateSubject subject, double? confidence) : IJudge
    where TLabel : notnull
{
    public Complaint? Judge(Requirement requirement)
    {
        GateRequirement required = requirement.IsFloor ? subject.AtLeast(requirement.Low)
            : requirement.IsCeiling ? subject.AtMost(requirement.High)
            : subject.Within(requirement.Low, requirement.High);
        return Judge(required, required.Name);
    }

    /// <summary>Judges it against an earlier model; null where it is not worse by more than a margin.</summary>
    public Complaint? Against(Baseline baseline, double margin) => Judge(
        subject.NotWorseThanBaseline(margin), $"{subject.Name} not to be worse than baseline {baseline.Name} by more than {Requirement.Number(margin)}", baseline);

    private Complaint? Judge(GateRequirement required, string expected, Baseline? baseline = null)
    {
        GateResult result = new Gate(required.Name, [required], confidence).Evaluate(evaluation, baseline);
        return result.IsPass ? null : new Complaint(Text.OneLine(expected) + Level.Words(confidence), result.Requirements[0].ToString());
    }
}
