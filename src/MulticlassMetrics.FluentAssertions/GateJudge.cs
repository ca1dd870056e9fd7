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
        GateResult result = new Gate(required.Name, [required], confidence).Evaluate(evaluation);
        return result.IsPass ? null : new Complaint(Text.OneLine(required.Name) + Level.Words(confidence), result.Requirements[0].ToString());
    }
}
