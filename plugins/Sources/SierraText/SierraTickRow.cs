using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>One row of a tick export.</summary>
internal readonly record struct SierraTickRow(
    long TimeNs, long Sequence, long DepthSequence, Trade Trade, Quote Quote, int AskTicks, int BidTicks, long Line);
