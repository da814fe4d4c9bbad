using MiaIa.Sdk;

namespace MiaIa.Host.Live;

/// <summary>
/// The loss that the micro stage may come to in all. An entry whose stop could pass it is refused. What a run has lost is the larger of
/// what equity fell since its first entry and of the day's loss, so that money paid in hides none of the day.
/// </summary>
/// <param name="budgetDollars">What may still be lost, in dollars.</param>
/// <param name="traded">The traded instrument.</param>
internal sealed class LossBudget(decimal budgetDollars, Instrument traded) : IRiskRule
{
    private decimal? _begin;

    /// <inheritdoc />
    public int Allow(in EntryRequest entry, in AccountState account)
    {
        _begin ??= account.Equity;
        decimal lost = Math.Max(0, Math.Max(_begin.Value - account.Equity, -account.DayProfit));
        decimal risk = (entry.StopTicks * traded.TickValue) + (2 * traded.FeePerSide);
        decimal left = budgetDollars - lost;
        return risk <= 0 || left <= 0 ? 0 : (int)Math.Clamp(Math.Floor(left / risk), 0, entry.Quantity);
    }
}
