namespace MulticlassMetrics;

/// <summary>The samples of about equal confidence.</summary>
/// <param name="Lower">Where the bin begins; the bound itself belongs to it in the first bin only.</param>
/// <param name="Upper">Where the bin ends; the bound itself belongs to it.</param>
/// <param name="Weight">The weight of the samples; their number where each weighs one.</param>
/// <param name="Confidence">The mean probability that was given, in [0, 1]; NaN for an empty bin.</param>
/// <param name="Accuracy">How often what was predicted happened, in [0, 1]; NaN for an empty bin.</param>
/// <remarks>See <see cref="ReliabilityDiagram"/>.</remarks>
public readonly record struct ReliabilityBin(double Lower, double Upper, double Weight, double Confidence, double Accuracy)
{
    /// <summary>How far accuracy is above confidence.</summary>
    /// <value>Accuracy − confidence, in [−1, 1]: negative where the model is too sure; NaN for an empty bin.</value>
    public double Gap => Accuracy - Confidence;
}
