using System.Globalization;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Health;

/// <summary>Health as a person reads it.</summary>
internal static class HealthText
{
    private const double NanosecondsPerSecond = 1e9;

    // A checker that has not looked for so long tells nothing of now any more.
    private static readonly Threshold Silence = HealthLimits.Heartbeat;

    /// <summary>The lines: the state of the whole, and each component that is not healthy with its reason and remedy.</summary>
    /// <param name="health">The health.</param>
    /// <param name="nowNs">Wall time, nanoseconds UTC.</param>
    public static IReadOnlyList<string> Lines(DeskHealth health, long nowNs)
    {
        ComponentHealth[] bad = [.. health.Components.Where(c => c.State is not HealthState.Healthy).OrderByDescending(c => c.State)];
        double age = Math.Max(0, (nowNs - health.TimeNs) / NanosecondsPerSecond);
        string whole = bad.Length == 0
            ? string.Create(CultureInfo.InvariantCulture, $"all {health.Components.Count} components")
            : string.Create(CultureInfo.InvariantCulture, $"{bad.Length} of {health.Components.Count} components");
        string old = Silence.Of(age) is HealthState.Healthy ? "" : "; the checker has been silent since, so nobody knows";
        return [string.Create(CultureInfo.InvariantCulture, $"{HealthJson.Name(health.State)}: {whole}, looked at {age:0} s ago{old}"), .. bad.Select(c => $"{Line(c)} (since {Moment.Text(ToSeconds(c.SinceNs))})")];
    }

    /// <summary>A component in a line.</summary>
    public static string Line(ComponentHealth component) =>
        $"{component.Component} {HealthJson.Name(component.State)}: {component.Reason}{(component.Remedy.Length == 0 ? "" : ". " + component.Remedy)}";

    private static long ToSeconds(long timeNs) => timeNs - (timeNs % 1_000_000_000);
}
