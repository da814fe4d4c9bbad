namespace MiaIa.Sdk;

/// <summary>
/// Marks an <see cref="InputAttribute">input</see> that may be absent: when the configuration does not name the feature,
/// the input is Missing at every event and the run's header lists it.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class OptionalAttribute : Attribute
{
    /// <summary>Whether a run lacks nothing without it, so that its absence is not told. Default false.</summary>
    public bool IsExtra { get; init; }
}
