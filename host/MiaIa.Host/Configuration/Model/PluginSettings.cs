namespace MiaIa.Host.Configuration;

/// <summary>Where plugins are, besides those that ship.</summary>
internal sealed record PluginSettings
{
    /// <summary>Folders that hold plugin folders; relative ones are meant from the file. Default none.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];
}
