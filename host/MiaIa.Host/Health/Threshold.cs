namespace MiaIa.Host.Health;

/// <summary>From where on a figure is a person's concern.</summary>
/// <param name="Warning">From here on it is degraded.</param>
/// <param name="Critical">From here on it is critical; null for never.</param>
/// <param name="IsReached">Whether the figure itself is enough, or it must be more.</param>
internal sealed record Threshold(double Warning, double? Critical, bool IsReached)
{
    /// <summary>The figures count once they are reached.</summary>
    public static Threshold From(double warning, double? critical) => new(warning, critical, IsReached: true);

    /// <summary>The figures count once they are passed.</summary>
    public static Threshold Above(double warning, double? critical) => new(warning, critical, IsReached: false);

    /// <summary>The state of a figure; what is no number is unknown.</summary>
    public HealthState Of(double figure) =>
        double.IsNaN(figure) ? HealthState.Unknown
        : Critical is { } critical && IsOver(figure, critical) ? HealthState.Critical
        : IsOver(figure, Warning) ? HealthState.Degraded
        : HealthState.Healthy;

    private bool IsOver(double figure, double limit) => IsReached ? figure >= limit : figure > limit;
}
