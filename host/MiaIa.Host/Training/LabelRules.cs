using MiaIa.Sdk;

namespace MiaIa.Host.Training;

/// <summary>When a candidate is a success (triple barrier, Lopez de Prado 2018).</summary>
/// <param name="FavourableTicks">Distance of the barrier on its side, in ticks.</param>
/// <param name="AdverseTicks">Distance of the other one, in ticks.</param>
/// <param name="HorizonNs">How long it has, in nanoseconds.</param>
/// <param name="CostTicks">Fees of a round trip, in ticks: at the end of the time more than these must be gained.</param>
internal sealed record LabelRules(int FavourableTicks, int AdverseTicks, long HorizonNs, double CostTicks)
{
    private const int StopTicks = 8;
    private const int BracketTicks = 16;
    private const long MinuteNs = 60_000_000_000;

    /// <summary>The rules of a kind: the stop is 8 ticks.</summary>
    public static LabelRules Of(LabelKind kind, int horizonMinutes, Instrument traded) => new(
        kind is LabelKind.Bracket ? BracketTicks : StopTicks,
        StopTicks,
        horizonMinutes * MinuteNs,
        (double)(2 * traded.FeePerSide / traded.TickValue));
}
