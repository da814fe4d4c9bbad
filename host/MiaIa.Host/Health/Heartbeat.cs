namespace MiaIa.Host.Health;

/// <summary>The sign of life of a component, given by its own thread and seen by any.</summary>
/// <param name="name">Name of the component.</param>
/// <param name="clock">The clock.</param>
internal sealed class Heartbeat(string name, TimeProvider clock)
{
    private long _ticks = clock.GetTimestamp();

    /// <summary>Name of the component.</summary>
    public string Name => name;

    /// <summary>How long it has been silent; from its start on before the first sign.</summary>
    public TimeSpan Silence => clock.GetElapsedTime(Volatile.Read(ref _ticks));

    /// <summary>It is alive.</summary>
    public void Beat() => Volatile.Write(ref _ticks, clock.GetTimestamp());
}
