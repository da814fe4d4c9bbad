using MiaIa.Host.Health;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Host.Tests.Health;

/// <summary>What an engine may publish on Monday 2026-01-05: in winter 18:00 New York is 23:00 UTC of the day before.</summary>
internal static class Readings
{
    public static readonly long Open = EventTimes.Utc(2026, 1, 4, 23);
    public static readonly long RegularOpen = EventTimes.Utc(2026, 1, 5, 14, 30);
    public static readonly long RegularClose = EventTimes.Utc(2026, 1, 5, 21);

    public static EngineReading Of(SessionWindow window) => new()
    {
        TimeNs = RegularOpen, Events = 1000, Backwards = 1, Bars = 10, Decisions = 300, LastDecision = 12, Candidates = 7, Emitted = 2, GammaOptimised = 3,
        ModelsAsked = 5, ModelsApproved = 4, RoundTrips = 2, State = default, Halts = [], FeedLostNs = null, BrokerLostNs = null, ReconciledNs = null,
        Models = [], DecisionP50 = null, DecisionP99 = null, VenueDelay = null,
        Session = new Session(window, 20260105, Open, RegularOpen, RegularClose, IsTradingDay: true, IsSessionStart: false, 5, 10),
    };
}
