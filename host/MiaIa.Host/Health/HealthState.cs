namespace MiaIa.Host.Health;

/// <summary>How well something is; the later, the worse.</summary>
internal enum HealthState : byte
{
    /// <summary>As it should be.</summary>
    Healthy,

    /// <summary>It works, and a person should look at it.</summary>
    Degraded,

    /// <summary>Nobody knows: it could not be measured, or did not answer. It never counts as well.</summary>
    Unknown,

    /// <summary>It does not work, or soon will not.</summary>
    Critical,
}
