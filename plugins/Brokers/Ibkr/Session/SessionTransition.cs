namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>A step of the connection, or a change of one of its flags: then both states are the same.</summary>
/// <param name="TimeNs">When, UTC nanoseconds.</param>
/// <param name="From">The state before.</param>
/// <param name="To">The state after.</param>
/// <param name="Level">How much it is the user's concern.</param>
/// <param name="Reason">Why, in plain words, with what the user can do.</param>
public sealed record SessionTransition(long TimeNs, SessionState From, SessionState To, TransitionLevel Level, string Reason);
