namespace MiaIa.Sdk;

/// <summary>A moment of decision, as strategies and filters see it.</summary>
/// <param name="TimeNs">Event time, nanoseconds UTC.</param>
/// <param name="PriceTicks">The last price of the traded instrument: the last close or print.</param>
/// <param name="Candidate">The side the confluence asks for; None when there is none or no confluence is declared.</param>
/// <param name="Score">The confluence; default when none is declared.</param>
/// <param name="HasConfluence">Whether the configuration declares a confluence.</param>
/// <param name="PositionQuantity">Our position in contracts, signed.</param>
/// <param name="IsBarClose">Whether a base bar closed at this moment; strategies look for setups only then.</param>
public readonly record struct DecisionPoint(
    long TimeNs,
    int PriceTicks,
    Side Candidate,
    ConfluenceScore Score,
    bool HasConfluence,
    int PositionQuantity,
    bool IsBarClose);
