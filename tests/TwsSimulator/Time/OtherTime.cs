namespace MiaIa.TwsSimulator;

/// <summary>A clock that began elsewhere and runs faster than the computer's: the market is open, and a minute is over in seconds.</summary>
/// <param name="begin">When it began, by the computer's clock.</param>
/// <param name="origin">What it showed then.</param>
/// <param name="rate">How many of its seconds are one of the computer's; 1 is as fast.</param>
public sealed class OtherTime(DateTimeOffset begin, DateTimeOffset origin, int rate) : TimeProvider
{
    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => origin + ((System.GetUtcNow() - begin) * rate);

    /// <inheritdoc/>
    public override long GetTimestamp() => System.GetTimestamp() * rate;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(System.CreateTimer(callback, state, Shorter(dueTime), Shorter(period)), this);

    private TimeSpan Shorter(TimeSpan time) => time < TimeSpan.Zero ? time : time / rate;

    private sealed class Timer(ITimer inner, OtherTime time) : ITimer
    {
        /// <inheritdoc/>
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(time.Shorter(dueTime), time.Shorter(period));

        /// <inheritdoc/>
        public void Dispose() => inner.Dispose();

        /// <inheritdoc/>
        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
