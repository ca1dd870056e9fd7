namespace MulticlassMetrics;

/// <summary>What the state of an accumulator is saved as. See <see cref="ConfusionMatrixBuilder{TLabel}.Save"/> for an example.</summary>
public enum StateFormat
{
    /// <summary>Bytes, small and quick, with a version and checksums. Several states can stand behind each other in one stream.</summary>
    Binary,

    /// <summary>One JSON object that people can read, with a version and a checksum of its values; for states of moderate size.</summary>
    Json,
}
