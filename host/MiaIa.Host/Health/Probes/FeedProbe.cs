using System.Globalization;
using MiaIa.Sdk;

namespace MiaIa.Host.Health;

/// <summary>
/// How old the newest event of a stream is, in event time. While the market is closed nothing is expected; an index speaks in regular
/// hours only. Silence counts from the session's beginning, from the start of the run, or from the last event, whichever was last.
/// </summary>
/// <param name="stream">The stream.</param>
/// <param name="board">Where its times are.</param>
internal sealed class FeedProbe(WatchedStream stream, EngineBoard board) : IProbe
{
    private const double NanosecondsPerSecond = 1e9;

    private static readonly Threshold Offline = HealthLimits.Heartbeat;

    private long? _firstNs;

    /// <inheritdoc />
    public string Component => stream.Component;

    /// <inheritdoc />
    public ProbeAnswer Look()
    {
        if (board.Reading is not { } reading || board.EventNowNs is not { } nowNs)
        {
            return new ProbeAnswer(HealthState.Unknown, "no event yet");
        }

        if (board.IsHistory)
        {
            return ProbeAnswer.Healthy("the history before the start is taken first");
        }

        _firstNs ??= nowNs;
        Session session = reading.Session;
        if (stream.IsTraded && reading.FeedLostNs is { } lostNs)
        {
            double lost = Math.Max(0, (nowNs - lostNs) / NanosecondsPerSecond);
            return new ProbeAnswer(
                HealthLimits.TradedFeed.Of(lost) is HealthState.Critical ? HealthState.Critical : HealthState.Degraded,
                Text($"the feed says that it is lost, for {lost:0} s"), Remedy);
        }

        if (session.Window is SessionWindow.Closed)
        {
            return ProbeAnswer.Healthy("the market is closed");
        }

        bool isRegular = session.IsRegularHours(nowNs);
        if (stream.IsIndex && !isRegular)
        {
            return ProbeAnswer.Healthy("not disseminated outside of regular hours");
        }

        long sinceNs = Math.Max(Math.Max(_firstNs.Value, session.OpenNs), stream.IsIndex ? session.RegularOpenNs : long.MinValue);
        long? lastNs = board.LastNs(stream.Instrument, stream.Kind);
        double age = Math.Max(0, (nowNs - Math.Max(lastNs ?? long.MinValue, sinceNs)) / NanosecondsPerSecond);
        HealthState state = StateOf(Math.Max(0, age - stream.Period.TotalSeconds), isRegular);
        string text = lastNs is null ? Text($"nothing came for {age:0} s") : Text($"the last event is {age:0.#} s old");
        string word = Offline.Of(age - stream.Period.TotalSeconds) is HealthState.Critical ? "offline: " : "";
        return new ProbeAnswer(state, word + text, state is HealthState.Healthy ? "" : Remedy);
    }

    private string Remedy => stream.IsTraded
        ? "Nothing is entered without it. Look at the data connection and the subscription of the instrument."
        : "What reads it loses its vote, and the coverage falls. Look at the subscription of the instrument.";

    private HealthState StateOf(double age, bool isRegular) =>
        !stream.IsTraded ? HealthLimits.WatchedFeed.Of(age)
        : isRegular ? HealthLimits.TradedFeed.Of(age)
        : HealthLimits.Heartbeat.Of(age);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
