namespace MiaIa.Sdk;

/// <summary>
/// A further limit beside those of the engine, which are always on. It can only lower a quantity. A rule that throws
/// allows 0 and halts.
/// </summary>
public interface IRiskRule
{
    /// <summary>How many contracts it allows: from 0 (refused) to the quantity asked for; more is read as that.</summary>
    int Allow(in EntryRequest entry, in AccountState account);
}
