namespace MiaIa.Host.Plugins;

/// <summary>A plugin as its metadata describe it. Nothing of it has been loaded.</summary>
internal sealed record PluginDescriptor
{
    /// <summary>The name in <c>strategies.yaml</c>; empty when the folder holds nothing that names a plugin.</summary>
    public required string Id { get; init; }

    /// <summary>What it is; null only when refused because that could not be told.</summary>
    public PluginKind? Kind { get; init; }

    /// <summary>The folder it lies in, full path.</summary>
    public required string Folder { get; init; }

    /// <summary>Its assembly, full path; the folder when there is no assembly.</summary>
    public required string AssemblyPath { get; init; }

    /// <summary>Full name of its class; empty when there is none.</summary>
    public string TypeName { get; init; } = "";

    /// <summary>Version of its assembly; null when there is none.</summary>
    public Version? AssemblyVersion { get; init; }

    /// <summary>Version of the SDK it was built against; null when it references none.</summary>
    public Version? SdkVersion { get; init; }

    /// <summary>Identity of this very build of the assembly; for the run's header.</summary>
    public Guid ModuleId { get; init; }

    /// <summary>Why it cannot be used; null when it can.</summary>
    public PluginRefusal? Refusal { get; init; }

    /// <summary>What a person should know though it is no reason to refuse.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether it may be loaded.</summary>
    public PluginState State => Refusal is null ? PluginState.Ready : PluginState.Refused;

    /// <summary>Whether it may be loaded.</summary>
    public bool IsReady => Refusal is null;

    /// <summary>The same plugin, refused.</summary>
    public PluginDescriptor Refuse(RefusalReason reason, string wanted, string found, string remedy) =>
        this with { Refusal = new PluginRefusal(reason, Id, AssemblyPath, TypeName, wanted, found, remedy) };
}
