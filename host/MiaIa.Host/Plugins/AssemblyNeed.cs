using System.Reflection.Metadata;

namespace MiaIa.Host.Plugins;

/// <summary>An assembly that another one references.</summary>
/// <param name="Name">Simple name.</param>
/// <param name="Version">The version it was built against.</param>
/// <param name="Handle">Where the reference stands.</param>
internal sealed record AssemblyNeed(string Name, Version Version, AssemblyReferenceHandle Handle)
{
    /// <inheritdoc />
    public override string ToString() => $"{Name} {Version}";
}
