namespace MiaIa.Host.Health;

/// <summary>How a component is.</summary>
/// <param name="Component">Its name.</param>
/// <param name="State">How well it is.</param>
/// <param name="Reason">What was found.</param>
/// <param name="Remedy">What a person can do; empty when nothing is to be done.</param>
/// <param name="SinceNs">Since when it is in this state, wall time, nanoseconds UTC.</param>
internal sealed record ComponentHealth(string Component, HealthState State, string Reason, string Remedy, long SinceNs);
