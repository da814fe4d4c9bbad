using System.Globalization;

namespace MiaIa.Host.Health;

/// <summary>Whether a component has given a sign of life: silent for more than 120 s is a warning, for more than 300 s it is offline.</summary>
/// <param name="heartbeat">Its signs of life.</param>
/// <param name="remedy">What a person can do.</param>
internal sealed class HeartbeatProbe(Heartbeat heartbeat, string remedy) : IProbe
{
    /// <inheritdoc />
    public string Component => heartbeat.Name;

    /// <inheritdoc />
    public ProbeAnswer Look()
    {
        double silence = heartbeat.Silence.TotalSeconds;
        HealthState state = HealthLimits.Heartbeat.Of(silence);
        string text = string.Create(CultureInfo.InvariantCulture, $"{(state is HealthState.Critical ? "offline: " : "")}last sign of life {silence:0} s ago");
        return new ProbeAnswer(state, text, state is HealthState.Healthy ? "" : remedy);
    }
}
