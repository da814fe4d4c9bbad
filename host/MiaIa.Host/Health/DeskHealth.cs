namespace MiaIa.Host.Health;

/// <summary>How everything was at one look. It never changes.</summary>
/// <param name="TimeNs">When it was looked, wall time, nanoseconds UTC.</param>
/// <param name="Components">The components, in a fixed order.</param>
internal sealed record DeskHealth(long TimeNs, IReadOnlyList<ComponentHealth> Components)
{
    /// <summary>The worst of them; unknown without any.</summary>
    public HealthState State => Components.Count == 0 ? HealthState.Unknown : Components.Max(c => c.State);
}
