using MiaIa.Engine;

namespace MiaIa.Host.Runs;

/// <summary>A decision in short: what a person asks who wonders why nothing is entered.</summary>
/// <param name="TimeNs">Event time, nanoseconds UTC.</param>
/// <param name="Number">Its number in the run.</param>
/// <param name="Reason">The first step that failed; None when an order was sent.</param>
/// <param name="OrderId">The order that it led to; 0 without one.</param>
internal readonly record struct LatestDecision(long TimeNs, long Number, ReasonCode Reason, long OrderId)
{
    /// <summary>In a line.</summary>
    public string ToText()
    {
        string outcome = OrderId != 0
            ? Reason is ReasonCode.None ? FormattableString.Invariant($"order {OrderId}") : FormattableString.Invariant($"order {OrderId}, {ReasonCodes.Text(Reason)}")
            : $"no entry, {ReasonCodes.Text(Reason)}: {Words(Reason)}";
        return FormattableString.Invariant($"{Moment.Text(TimeNs)} number {Number}: {outcome}");
    }

    /// <summary>A reason in words.</summary>
    internal static string Words(ReasonCode reason) => reason switch
    {
        ReasonCode.None => "nothing was proposed",
        ReasonCode.Data => "warm-up is not finished (after the start or a roll), bars are missing, or the feed is lost",
        ReasonCode.Window => "outside of the trading window",
        ReasonCode.Limit => "a halt or a limit forbids entries",
        ReasonCode.Coverage => "too little of the formula can vote",
        ReasonCode.Threshold => "the score does not pass the threshold, or there is none yet",
        ReasonCode.NoSetup => "no strategy has a setup",
        ReasonCode.Position => "a position is open, or an entry works",
        ReasonCode.Cooldown => "the pause after the last entry or stop",
        ReasonCode.Fault => "the formula or every strategy is faulted",
        _ => "`mia explain` says more of it",
    };
}
