namespace MiaIa.Host.Health;

/// <summary>Looks at one component. It is asked on a thread of its own, may be slow, and may throw: then nobody knows how the component is.</summary>
internal interface IProbe
{
    /// <summary>Name of the component, lower case.</summary>
    string Component { get; }

    /// <summary>Looks now.</summary>
    ProbeAnswer Look();
}
