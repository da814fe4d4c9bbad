using MiaIa.Sdk;

namespace MiaIa.Engine.Tests;

/// <summary>Proposals as tests write them.</summary>
internal static class Propose
{
    public static Proposal Nothing => default;

    public static Proposal Exit => new(ProposalKind.Exit, Side.None, 0, 0, 0, 1, 0, 0, 0);

    public static Proposal Market(Side side, int stop = 8, int target = 16, int most = 0, double quality = 1) =>
        new(ProposalKind.Enter, side, 0, stop, target, quality, 0, most, 0);

    public static Proposal Limit(Side side, int price, int stop = 8, int target = 16, int most = 0, long validNs = 0) =>
        new(ProposalKind.Enter, side, price, stop, target, 1, 0, most, validNs);
}
