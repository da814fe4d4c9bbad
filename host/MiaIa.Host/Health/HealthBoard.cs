using System.Globalization;

namespace MiaIa.Host.Health;

/// <summary>The newest health, for everyone who asks; one writes, any thread reads.</summary>
/// <param name="clock">The clocks.</param>
internal sealed class HealthBoard(TimeProvider clock)
{
    /// <summary>Name of the component that tells when the checker itself fell silent.</summary>
    public const string Checker = "health checker";

    private static readonly Threshold Silence = Threshold.Above(120, 300);

    private readonly long _begin = clock.GetTimestamp();
    private volatile Entry? _last;

    /// <summary>As the last look found it; null before the first.</summary>
    public DeskHealth? Last => _last?.Health;

    /// <summary>Puts up a new one.</summary>
    public void Publish(DeskHealth health) => _last = new Entry(health, clock.GetTimestamp());

    /// <summary>How everything is now: the last look, and what its age says of the checker.</summary>
    public DeskHealth Now()
    {
        Entry? last = _last;
        double age = clock.GetElapsedTime(last?.Ticks ?? _begin).TotalSeconds;
        HealthState state = last is null && age <= Silence.Warning ? HealthState.Unknown : Silence.Of(age);
        long nowNs = WallTime.Ns(clock);
        DeskHealth health = last?.Health ?? new DeskHealth(nowNs, []);
        return state is HealthState.Healthy
            ? health
            : health with { Components = [.. health.Components, Silent(state, age, nowNs, last is null)] };
    }

    private static ComponentHealth Silent(HealthState state, double age, long nowNs, bool isFirst) => new(
        Checker,
        state,
        isFirst && state is HealthState.Unknown
            ? "nothing was looked at yet"
            : string.Create(CultureInfo.InvariantCulture, $"{(state is HealthState.Critical ? "offline: " : "")}it has not looked for {age:0} s"),
        state is HealthState.Unknown ? "" : "Look whether the machine stands still or is out of memory; restart the program if it stays so.",
        nowNs - (long)(age * 1e9));

    private sealed record Entry(DeskHealth Health, long Ticks);
}
