namespace MiaIa.Host.Health;

/// <summary>What a probe found.</summary>
/// <param name="State">How well it is.</param>
/// <param name="Reason">What was found, in one sentence; for a healthy one as well.</param>
/// <param name="Remedy">What a person can do; empty when nothing is to be done.</param>
internal sealed record ProbeAnswer(HealthState State, string Reason, string Remedy = "")
{
    /// <summary>All is well.</summary>
    public static ProbeAnswer Healthy(string reason) => new(HealthState.Healthy, reason);
}
