using MiaIa.Sdk;

namespace MiaIa.Engine.Risk;

/// <summary>
/// Orders and refusals a minute: a guard against loops. Entries and exits count, children of a bracket do not; an exit is never held
/// back.
/// </summary>
/// <param name="limit">The figures.</param>
/// <param name="watch">Raises the halts.</param>
internal sealed class OrderRates(OrderRateLimit limit, RiskWatch watch)
{
    private readonly EventRate _orders = new(limit.OrdersPerMinute);
    private readonly EventRate _rejects = new(limit.RejectsPerMinute);
    private readonly EventRate _storm = new(limit.HaltAboveRejects + 1);
    private readonly long _pauseNs = limit.Pause.Ticks * TimeSpan.NanosecondsPerTick;

    /// <summary>Orders are sent.</summary>
    /// <param name="count">How many, children left out.</param>
    /// <param name="timeNs">Event time, nanoseconds UTC.</param>
    public void OnOrders(int count, long timeNs)
    {
        bool isReached = false;
        for (int i = 0; i < count; i++)
        {
            isReached |= _orders.Add(timeNs);
        }

        if (isReached)
        {
            Pause(HaltCause.OrderRate, limit.OrdersPerMinute, "orders", timeNs);
        }
    }

    /// <summary>The broker refused an order, or the change of one.</summary>
    /// <param name="timeNs">Event time, nanoseconds UTC.</param>
    public void OnReject(long timeNs)
    {
        bool isStorm = _storm.Add(timeNs);
        if (_rejects.Add(timeNs))
        {
            Pause(HaltCause.RejectRate, limit.RejectsPerMinute, "refusals", timeNs);
        }

        if (isStorm)
        {
            watch.Raise(HaltCause.RejectStorm, timeNs, $"more than {limit.HaltAboveRejects} refusals within a minute: everything is closed until a person resumes");
        }
    }

    private void Pause(HaltCause cause, int most, string what, long timeNs) => watch.Raise(
        cause, timeNs, $"{most} {what} within a minute: no entries for {limit.Pause.TotalMinutes:0.##} minutes", timeNs + _pauseNs);
}
