namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>How long to wait before the next attempt to connect: longer each time, a little uneven, and never right after a close.</summary>
/// <param name="seed">Seed of the unevenness, so that two programs do not knock in step and a run repeats itself.</param>
public sealed class BackOff(int seed)
{
    /// <summary>Attempts with a client id in use before another program is taken to own it.</summary>
    public const int MostClientIdRetries = 5;

    private const double Jitter = 0.2;

    private static readonly TimeSpan[] Steps =
        [.. new[] { 1, 2, 5, 10, 20, 30 }.Select(s => TimeSpan.FromSeconds(s))];

    private static readonly TimeSpan[] ClientIdSteps =
        [.. new[] { 1, 2, 4, 8, 16, 30 }.Select(s => TimeSpan.FromSeconds(s))];

    private readonly Random _random = new(seed);
    private int _step;
    private int _clientIdStep;

    /// <summary>TWS still holds the client id of a socket for this long after it is closed.</summary>
    public static TimeSpan ShortestAfterClose { get; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait without its unevenness of up to a fifth: 30 s.</summary>
    public static TimeSpan Longest => Steps[^1];

    /// <summary>How often the client id was refused since the last Ready.</summary>
    public int ClientIdRefusals => _clientIdStep;

    /// <summary>The wait before the next attempt: 1, 2, 5, 10, 20, then 30 s, and up to a fifth more.</summary>
    /// <param name="hadSocket">Whether a socket was open and is now closed: then at least 2 s.</param>
    public TimeSpan Next(bool hadSocket)
    {
        TimeSpan wait = Steps[Math.Min(_step++, Steps.Length - 1)];
        return AtLeast(wait + (wait * (Jitter * _random.NextDouble())), hadSocket);
    }

    /// <summary>The wait after code 326: 1, 2, 4, 8, 16 s, and at least the 2 s after a close. False after the fifth.</summary>
    public bool TryNextForClientId(out TimeSpan wait)
    {
        wait = AtLeast(ClientIdSteps[Math.Min(_clientIdStep, ClientIdSteps.Length - 1)], hadSocket: true);
        _clientIdStep++;
        return _clientIdStep <= MostClientIdRetries;
    }

    /// <summary>Begins anew: the connection has been Ready for 60 s.</summary>
    public void Reset() => _step = 0;

    /// <summary>The client id was accepted.</summary>
    public void ResetClientId() => _clientIdStep = 0;

    private static TimeSpan AtLeast(TimeSpan wait, bool hadSocket) =>
        hadSocket && wait < ShortestAfterClose ? ShortestAfterClose : wait;
}
