namespace MiaIa.Host.Tests.Control;

/// <summary>Both clocks, moved by the test.</summary>
internal sealed class FakeClock : TimeProvider
{
    private DateTimeOffset _wall = new(2026, 1, 5, 15, 0, 0, TimeSpan.Zero);
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _wall;

    public override long GetTimestamp() => _ticks;

    public void Pass(double seconds, double wallSeconds)
    {
        _ticks += TimeSpan.FromSeconds(seconds).Ticks;
        _wall += TimeSpan.FromSeconds(wallSeconds);
    }
}
