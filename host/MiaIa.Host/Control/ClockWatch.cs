namespace MiaIa.Host.Control;

/// <summary>Compares the wall clock with the monotonic one, and sees when nobody looked for long.</summary>
/// <param name="clock">Both clocks.</param>
internal sealed class ClockWatch(TimeProvider clock)
{
    private static readonly TimeSpan Compared = TimeSpan.FromMinutes(1);

    private DateTimeOffset _wall = clock.GetUtcNow();
    private long _monotonic = clock.GetTimestamp();
    private long? _lastLook;

    /// <summary>A step of the wall clock beyond this is a jump.</summary>
    public static TimeSpan LargestStep { get; } = TimeSpan.FromSeconds(1);

    /// <summary>A pause between two looks beyond this means that the machine or the process stood still.</summary>
    public static TimeSpan LongestPause { get; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Looks. The wall clock is compared with where it should be since up to a minute ago and not since the last look, so that many
    /// small steps are seen as well; clocks that merely run at slightly different rates are no jump.
    /// </summary>
    public ClockFault Look()
    {
        DateTimeOffset wall = clock.GetUtcNow();
        long monotonic = clock.GetTimestamp();
        TimeSpan pause = clock.GetElapsedTime(_lastLook ?? monotonic, monotonic);
        _lastLook = monotonic;
        TimeSpan step = wall - _wall - clock.GetElapsedTime(_monotonic, monotonic);
        bool isJump = step.Duration() > LargestStep;
        if (isJump || clock.GetElapsedTime(_monotonic, monotonic) > Compared)
        {
            (_wall, _monotonic) = (wall, monotonic);
        }

        return new ClockFault(isJump ? step : TimeSpan.Zero, pause > LongestPause ? pause : TimeSpan.Zero);
    }
}
