using MiaIa.Engine;
using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Records;

/// <summary>Round trips whose exit is followed: out at 1000, first stop 8 ticks away.</summary>
internal static class RecordTrips
{
    public const int Exit = 1000;
    public const int Risk = 8;

    public static RoundTrip Of(
        decimal net, Side side = Side.Buy, ExitReason reason = ExitReason.Stop, long exitNs = 0, long id = 1, decimal exitTicks = Exit) => new(
        id, side, Quantity: 1, EntryNs: exitNs - 1, EntryTicks: 0, exitNs, exitTicks, Gross: net, Fees: 0, Risk, AdverseTicks: 0,
        FavourableTicks: 0, SlippageTicks: 0, reason, Strategy: 0, Setup: 0, DateNumber: 20250716);
}
