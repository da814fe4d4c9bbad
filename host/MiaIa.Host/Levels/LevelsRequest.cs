using MiaIa.Sdk.Options;

namespace MiaIa.Host.Levels;

/// <summary>What levels are asked for.</summary>
/// <param name="ConfigPath">The configuration, for the plugins.</param>
/// <param name="PluginFolders">Further folders of plugins.</param>
/// <param name="Chains">Files of the option chain, one or more parts of the same snapshot.</param>
/// <param name="Spot">Spot, in index points; null for the one in the file.</param>
/// <param name="Basis">Future less index, in points; null to leave out prices of the future.</param>
/// <param name="Settings">How they are computed.</param>
internal sealed record LevelsRequest(
    string ConfigPath, IReadOnlyList<string> PluginFolders, IReadOnlyList<string> Chains, double? Spot, double? Basis, GammaSettings Settings)
{
    /// <summary>The files, in a line.</summary>
    public string ChainText => string.Join(", ", Chains);
}
