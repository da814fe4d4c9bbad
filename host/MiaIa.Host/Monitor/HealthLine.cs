namespace MiaIa.Host.Monitor;

/// <summary>How a component of the program fares.</summary>
/// <param name="Name">The component, in a trader's words.</param>
/// <param name="State">healthy, degraded, critical or unknown.</param>
/// <param name="Reason">Why it is so; empty when there is nothing to say.</param>
/// <param name="Remedy">What a person can do; empty when there is nothing to do.</param>
internal sealed record HealthLine(string Name, string State, string Reason, string Remedy);
