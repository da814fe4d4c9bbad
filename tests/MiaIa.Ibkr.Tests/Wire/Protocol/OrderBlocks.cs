namespace MiaIa.Ibkr.Tests.Wire.Protocol;

/// <summary>Parts of an open or completed order that shift what stands behind them.</summary>
[Flags]
internal enum OrderBlocks
{
    None = 0,
    DeltaNeutral = 1,
    Legs = 2,
    Scale = 4,
    Hedge = 8,
    NeutralContract = 16,
    Algorithm = 32,
    Conditions = 64,
    Pegged = 128,
    Allocations = 256,

    /// <summary>No part, but all numbers unset in one of the ways of the wire.</summary>
    Unset = 512,

    All = 1023,
}
