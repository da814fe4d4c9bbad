using System.Reflection;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Conformance;

/// <summary>A strategy under test with the inputs it takes from features.</summary>
/// <param name="Strategy">The strategy.</param>
/// <param name="Inputs">Its inputs; those that are absent are not among them.</param>
/// <param name="Required">Names of the inputs without which a run does not start.</param>
internal sealed record StrategySpecimen(IStrategy Strategy, IReadOnlyList<TestInput> Inputs, IReadOnlyList<string> Required)
{
    private const int PeriodSeconds = 60;

    private readonly EventKinds _reads = ReadsOf(Strategy);

    /// <summary>Feeds all events of a market as the engine does, and keeps what is proposed at each closed bar and what grading leaves of it.</summary>
    /// <param name="events">The events.</param>
    /// <param name="seed">Inputs, positions and round trips follow from it and the event's place.</param>
    /// <param name="isMirrored">Whether they are those of the mirrored market.</param>
    public List<(Proposal Proposed, Proposal Graded)> Run(IReadOnlyList<MarketEvent> events, ulong seed, bool isMirrored = false)
    {
        int sign = isMirrored ? -1 : 1;
        List<(Proposal, Proposal)> proposals = [];
        for (int i = 0; i < events.Count; i++)
        {
            MarketEvent e = events[i];
            bool isClose = IsClose(in e);
            if (isClose)
            {
                Specimen.SetInputs(Inputs, seed + (ulong)i, e.TimeNs, isMirrored);
            }

            Send(in e);
            if (isClose)
            {
                TestRandom random = new(seed + (ulong)i);
                int position = random.Chance(0.1) ? sign * random.Next(-1, 1) : 0;
                proposals.Add(Ask(in e, position));
                EndTrip(random, e.TimeNs, sign);
            }
        }

        return proposals;
    }

    /// <summary>Whether an event is a closed base bar of the traded instrument.</summary>
    public static bool IsClose(in MarketEvent e) =>
        e.Kind is EventKind.Bar && e.Instrument == 0 && e.Bar.PeriodSeconds == PeriodSeconds;

    /// <summary>Sends an event to who reads it.</summary>
    public void Send(in MarketEvent e)
    {
        if (e.Instrument <= 0 && _reads.HasFlag((EventKinds)(1 << (int)e.Kind)))
        {
            Strategy.OnEvent(in e);
        }
    }

    /// <summary>Asks at a closed bar, and lets what is proposed be graded with evidence that is strong.</summary>
    public (Proposal Proposed, Proposal Graded) Ask(in MarketEvent close, int position)
    {
        DecisionPoint point = new(close.TimeNs, close.Bar.CloseTicks, Side.None, default, false, position, true);
        Proposal proposed = Strategy.Propose(in point, [], out Proposal proposal) ? proposal : default;
        Proposal graded = proposed;
        if (proposed.Kind is ProposalKind.Enter)
        {
            Strategy.Grade(new SetupEvidence(proposed.Side, 0.6, 0.75, null), ref graded);
        }

        return (proposed, graded);
    }

    private void EndTrip(TestRandom random, long nowNs, int sign)
    {
        if (random.Chance(0.1))
        {
            Side side = (Side)(sign * (random.Chance(0.5) ? 1 : -1));
            Strategy.OnTripEnd(new TripEnd(side, nowNs - EventTimes.Second, nowNs, random.Chance(0.5), random.Next(-8, 8), 0));
        }
    }

    private static EventKinds ReadsOf(IStrategy strategy)
    {
        EventKinds kinds = strategy.GetType().GetCustomAttributes<ReadsAttribute>()
            .Where(r => r.Instrument is null).Aggregate(EventKinds.None, (all, r) => all | r.Kinds);
        return kinds is EventKinds.None ? (EventKinds)~0 : kinds;
    }
}
