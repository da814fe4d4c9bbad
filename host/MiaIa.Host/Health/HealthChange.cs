namespace MiaIa.Host.Health;

/// <summary>A component went over into another state.</summary>
/// <param name="TimeNs">When it was seen, wall time, nanoseconds UTC.</param>
/// <param name="From">The state before; null at the first look.</param>
/// <param name="Now">The component as it is now.</param>
internal sealed record HealthChange(long TimeNs, HealthState? From, ComponentHealth Now);
