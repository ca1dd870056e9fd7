namespace MulticlassMetrics.Assertions;

/// <summary>Judges a metric of a subject.</summary>
internal interface IJudge
{
    /// <summary>Judges it; null where it does as required.</summary>
    Complaint? Judge(Requirement requirement);
}

/// <summary>What was expected, and what was found instead, in lines.</summary>
internal sealed record Complaint(string Expected, string Found);
