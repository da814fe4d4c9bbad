using MiaIa.Sdk;

namespace MiaIa.Host.Live;

/// <summary>Trading is switched off: every entry is refused, and what it would have been is journaled.</summary>
internal sealed class ObservedOnly : IRiskRule
{
    /// <inheritdoc />
    public int Allow(in EntryRequest entry, in AccountState account) => 0;
}
