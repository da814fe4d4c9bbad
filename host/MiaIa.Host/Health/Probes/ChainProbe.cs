using System.Globalization;
using MiaIa.Sdk;

namespace MiaIa.Host.Health;

/// <summary>How old the newest option chain is, in regular hours: above 60 minutes is a warning.</summary>
/// <param name="instruments">Instruments whose chains count.</param>
/// <param name="board">Where its times are.</param>
internal sealed class ChainProbe(IReadOnlyList<int> instruments, EngineBoard board) : IProbe
{
    private const double NanosecondsPerMinute = 60e9;
    private const string Remedy = "What is computed from it loses its vote, and at a broker nothing is entered on it. Look at the subscription of the options.";

    /// <inheritdoc />
    public string Component => "options snapshot";

    /// <inheritdoc />
    public ProbeAnswer Look()
    {
        if (board.Reading is not { } reading || board.EventNowNs is not { } nowNs)
        {
            return new ProbeAnswer(HealthState.Unknown, "no event yet");
        }

        long? lastNs = instruments.Select(i => board.LastNs(i, StreamKind.Chain)).Max();
        bool isRegular = reading.Session.Window is not SessionWindow.Closed && reading.Session.IsRegularHours(nowNs);
        if (lastNs is null)
        {
            return isRegular ? new ProbeAnswer(HealthState.Degraded, "none came yet", Remedy) : ProbeAnswer.Healthy("none yet, outside of regular hours");
        }

        double minutes = Math.Max(0, (nowNs - lastNs.Value) / NanosecondsPerMinute);
        HealthState state = isRegular ? HealthLimits.Chain.Of(minutes) : HealthState.Healthy;
        return new ProbeAnswer(
            state, string.Create(CultureInfo.InvariantCulture, $"the last one is {minutes:0.#} min old"), state is HealthState.Healthy ? "" : Remedy);
    }
}
