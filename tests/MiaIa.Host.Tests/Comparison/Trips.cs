using MiaIa.Engine;
using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Comparison;

/// <summary>Round trips by hand.</summary>
internal static class Trips
{
    public static RoundTrip Of(int date, decimal net, long entryNs = 1, Side side = Side.Buy, long exitNs = 2, decimal exitTicks = 0) => new(
        Id: 1, side, Quantity: 1, entryNs, EntryTicks: 0, exitNs, exitTicks, Gross: net, Fees: 0, InitialRiskTicks: 8, AdverseTicks: 0,
        FavourableTicks: 0, SlippageTicks: 0, ExitReason.Target, Strategy: 0, Setup: 0, date);
}
