using MiaIa.Plugins.Brokers.Ibkr.Session;

namespace MiaIa.Plugins.Brokers.Ibkr.Desk;

/// <summary>Something that a person should be able to read later.</summary>
/// <param name="TimeNs">When, nanoseconds UTC.</param>
/// <param name="Level">How much it is the user's concern.</param>
/// <param name="Text">What, in plain words.</param>
internal sealed record DeskNote(long TimeNs, TransitionLevel Level, string Text);
