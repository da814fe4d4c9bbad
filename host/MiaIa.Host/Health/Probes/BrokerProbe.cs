using System.Globalization;

namespace MiaIa.Host.Health;

/// <summary>Whether the broker is there: lost is a warning at once, and critical from 30 s on, where the engine forbids entries.</summary>
/// <param name="name">The broker, in words.</param>
/// <param name="board">What the engine was told.</param>
internal sealed class BrokerProbe(string name, EngineBoard board) : IProbe
{
    private const double NanosecondsPerSecond = 1e9;

    /// <inheritdoc />
    public string Component => "broker";

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

        if (reading.BrokerLostNs is not { } lostNs)
        {
            return ProbeAnswer.Healthy($"{name} is there");
        }

        double lost = Math.Max(0, (nowNs - lostNs) / NanosecondsPerSecond);
        return new ProbeAnswer(
            HealthLimits.Broker.Of(lost),
            string.Create(CultureInfo.InvariantCulture, $"{name} is lost for {lost:0} s; stops that stand there stay"),
            "It is connected again by itself. Look at TWS or Gateway, its login and its API settings: `mia broker test` says more.");
    }
}
