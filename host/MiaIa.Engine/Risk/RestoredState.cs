namespace MiaIa.Engine.Risk;

/// <summary>What an earlier run left behind that still holds.</summary>
/// <param name="Account">The account as it stood; null begins a new one.</param>
/// <param name="Halts">The halts that hold.</param>
public sealed record RestoredState(AccountRecord? Account, IReadOnlyList<HaltRecord> Halts);
