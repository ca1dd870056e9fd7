namespace MulticlassMetrics;

/// <summary>How an interval is made of an estimate and its standard error. See <see cref="Influence.ToEstimate"/>.</summary>
public enum IntervalMethod
{
    /// <summary>Logit for what lives in [0, 1], tanh for [−1, 1], else Wald.</summary>
    ByRange,

    /// <summary>Normal on the scale of log(v / (1 − v)); stays in (0, 1).</summary>
    Logit,

    /// <summary>Normal on the scale of artanh(v), as Fisher's z; stays in (−1, 1).</summary>
    Tanh,

    /// <summary>Value ± z standard errors, clipped to the range. Covers too rarely near the ends: of an AUC of 0.998, 87% instead of 95%.</summary>
    Wald,

    /// <summary>Wilson's interval with the number of samples that a plain proportion would need for this standard error; stays in [0, 1].</summary>
    Wilson,
}
