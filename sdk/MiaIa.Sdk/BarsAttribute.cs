namespace MiaIa.Sdk;

/// <summary>Asks the engine to build bars of these periods, besides the base period which is always there.</summary>
/// <param name="periods">Periods as text: 30s, 1m, 5m, 15m, 1h.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BarsAttribute(params string[] periods) : Attribute
{
    /// <summary>The periods.</summary>
    public IReadOnlyList<string> Periods { get; } = periods;
}
