namespace MiaIa.TwsSimulator;

/// <summary>One thing that goes wrong.</summary>
/// <param name="Kind">What.</param>
/// <param name="After">How long a delayed message is held.</param>
public readonly record struct Fault(FaultKind Kind, TimeSpan After = default)
{
    /// <summary>A fault of this kind without a time.</summary>
    public static implicit operator Fault(FaultKind kind) => new(kind);
}
