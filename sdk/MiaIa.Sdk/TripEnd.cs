namespace MiaIa.Sdk;

/// <summary>A round trip that is over, as the strategy that opened it is told.</summary>
/// <param name="Side">Buy for long.</param>
/// <param name="EntryNs">Time of the first entry fill, nanoseconds UTC.</param>
/// <param name="ExitNs">Time of the last exit fill, nanoseconds UTC.</param>
/// <param name="IsStopped">Whether the protective stop ended it.</param>
/// <param name="ResultTicks">Result before fees, in ticks of one contract, averaged over the contracts.</param>
/// <param name="Setup">Place of its setup.</param>
public readonly record struct TripEnd(
    Side Side, long EntryNs, long ExitNs, bool IsStopped, double ResultTicks, byte Setup);
