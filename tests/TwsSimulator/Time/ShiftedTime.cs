namespace MiaIa.TwsSimulator;

/// <summary>The computer's clock, so many seconds off: the market is open whenever a test wants it to be.</summary>
/// <param name="seconds">What is added.</param>
public sealed class ShiftedTime(long seconds) : TimeProvider
{
    private readonly TimeSpan _by = TimeSpan.FromSeconds(seconds);

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _by;
}
