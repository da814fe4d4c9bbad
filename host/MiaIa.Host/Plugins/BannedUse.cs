namespace MiaIa.Host.Plugins;

/// <summary>A banned type or member that an assembly refers to.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Reason">Why it is banned, as the list says.</param>
internal sealed record BannedUse(string Name, string Reason)
{
    /// <inheritdoc />
    public override string ToString() => $"{Name} ({Reason.TrimEnd('.')})";
}
