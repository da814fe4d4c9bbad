using MiaIa.Host.Configuration;
using MiaIa.Host.Plugins;

namespace MiaIa.Host.Tests.Configuration;

internal sealed record FakePlugin(string Id, PluginKind Kind, Type? Options = null)
{
    public string[] Outputs { get; init; } = [];

    public InputNeed[] Needs { get; init; } = [];

    /// <summary>What its constructor throws for these options; null for nothing.</summary>
    public Func<object?, Exception?> Objection { get; init; } = _ => null;

    public string? Refusal { get; init; }
}
