namespace MiaIa.Sdk;

/// <summary>
/// Which events a plugin is called for. Without the attribute: everything of the traded instrument. It may stand more
/// than once, to read other instruments too. Events that concern all instruments (sessions, decisions) come once.
/// </summary>
/// <param name="kinds">The kinds it is called for.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ReadsAttribute(EventKinds kinds) : Attribute
{
    /// <summary>The kinds it is called for.</summary>
    public EventKinds Kinds { get; } = kinds;

    /// <summary>Of which instrument, by symbol (VIX, SPX, NQ); null for the traded one.</summary>
    public string? Instrument { get; init; }
}
