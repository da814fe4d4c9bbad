namespace MiaIa.Sdk;

/// <summary>What came of a check.</summary>
public enum ProbeOutcome : byte
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Trading is possible, but a person should know.</summary>
    Warning,

    /// <summary>Trading is not possible before it is mended.</summary>
    Failed,
}
