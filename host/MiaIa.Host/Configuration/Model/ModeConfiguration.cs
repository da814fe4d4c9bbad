using MiaIa.Sdk;

namespace MiaIa.Host.Configuration;

/// <summary>What a mode runs with.</summary>
/// <param name="Mode">The mode.</param>
/// <param name="Source">Its feed; null when the data are files given at the start.</param>
/// <param name="Broker">Where orders go.</param>
/// <param name="FillModel">Prices the fills of a simulated broker; null for <c>auto</c>: the finest the data allow.</param>
/// <param name="Capital">Virtual capital, in dollars; null in live, where the account says.</param>
/// <param name="Mark">Where its name stands.</param>
internal sealed record ModeConfiguration(
    RunMode Mode, PluginInstance? Source, PluginInstance Broker, PluginInstance? FillModel, decimal? Capital, Mark Mark)
{
    /// <summary>What becomes of a position at an interrupt; not asked in a back-test, which ends at once.</summary>
    public InterruptAction OnInterrupt { get; init; }

    /// <summary>The account that may be traded with real money; null for none. Live only.</summary>
    public string? ConfirmAccount { get; init; }
}
