namespace MiaIa.Sdk;

/// <summary>
/// Which part of an event a fill model is asked about. A bar is asked three times, so that an order that begins to work
/// inside it sees only what came after; every other event is asked once, as <see cref="Open"/>.
/// </summary>
public enum FillPhase : byte
{
    /// <summary>The first price of a bar, or the whole of any other event.</summary>
    Open,

    /// <summary>Everything in a bar after its open.</summary>
    Inside,
}
