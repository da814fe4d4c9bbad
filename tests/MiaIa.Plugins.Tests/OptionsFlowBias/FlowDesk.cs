using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Features;

/// <summary>Days with a chain each, of one expiry 30 days ahead, and what the flow leans to.</summary>
internal sealed class FlowDesk
{
    private const long Day = 1440 * EventTimes.Minute;
    private static readonly long FirstOpen = EventTimes.Utc(2025, 6, 1, 22);

    private readonly DateTime _firstDate = new(2025, 6, 2);

    public FeatureRun Run { get; } = new(
        new OptionsFlowBias(new OptionsFlowBiasOptions(), TestInstruments.All),
        new FeatureRunSettings { StartNs = FirstOpen, FirstSession = null });

    public int Days { get; private set; }

    public FeatureValue this[string output] => Run[output];

    public static OptionRow Row(
        bool isCall, long settlementNs, double strike, double delta, double volatility, int volume = -1,
        int signed = OptionRow.NoSignedVolume) =>
        new(settlementNs, strike, volatility, double.NaN, (float)delta, 1, 2, 10, volume, isCall, signed);

    /// <summary>Puts and calls traded, nothing else known.</summary>
    public FlowDesk Volumes(int puts, int calls, double hour = 15) => NextDay(hour).Tell(
        Row(true, Settles(), 6200, 0.5, double.NaN, calls), Row(false, Settles(), 6200, -0.5, double.NaN, puts));

    /// <summary>A skew alone: that of the 25-delta put less that of the 25-delta call.</summary>
    public FlowDesk Skew(double skew) => NextDay().Tell(
        Row(true, Settles(), 6300, 0.25, 0.15), Row(false, Settles(), 6100, -0.25, 0.15 + skew));

    /// <summary>Signed volume of a call of delta one half alone.</summary>
    public FlowDesk Signed(int contracts) => NextDay().Tell(Row(true, Settles(), 6200, 0.5, double.NaN, signed: contracts));

    /// <summary>All three.</summary>
    public FlowDesk All(int puts, int calls, int signed, double skew) => NextDay().Tell(
        Row(true, Settles(), 6300, 0.25, 0.15, calls),
        Row(false, Settles(), 6100, -0.25, 0.15 + skew, puts),
        Row(true, Settles(), 6200, 0.5, double.NaN, 0, signed));

    /// <summary>The next session, up to an hour of UTC.</summary>
    public FlowDesk NextDay(double hour = 15)
    {
        long openNs = FirstOpen + (Days * Day);
        DateTime date = _firstDate.AddDays(Days++);
        Run.WaitUntil(openNs);
        Run.Session(TestSessions.Of((date.Year * 10_000) + (date.Month * 100) + date.Day, openNs, SessionWindow.AfterHours, true));
        Run.WaitUntil(openNs + (long)((hour + 2) * 60) * EventTimes.Minute);
        return this;
    }

    public FlowDesk Tell(params OptionRow[] rows) => Tell(Run.NowNs, rows);

    public FlowDesk Tell(long asOfNs, params OptionRow[] rows)
    {
        foreach (OptionRow row in rows)
        {
            OptionRow told = row;
            Run.Send(MarketEvent.Of(Run.NowNs, TestInstruments.Spx.Id, in told, asOfNs));
        }

        Run.Send(MarketEvent.Of(Run.NowNs, TestInstruments.Spx.Id, new ChainEnd(6200), asOfNs));
        return this;
    }

    /// <summary>Settlement so many days ahead.</summary>
    public long Settles(int days = 30) => Run.NowNs + (days * Day);
}
