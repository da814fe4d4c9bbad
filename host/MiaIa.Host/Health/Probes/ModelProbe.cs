namespace MiaIa.Host.Health;

/// <summary>Whether the trained models that the configuration asks for are loaded.</summary>
/// <param name="board">What the engine says.</param>
internal sealed class ModelProbe(EngineBoard board) : IProbe
{
    /// <inheritdoc />
    public string Component => "models";

    /// <inheritdoc />
    public ProbeAnswer Look()
    {
        if (board.Reading is not { } reading)
        {
            return new ProbeAnswer(HealthState.Unknown, "no event yet");
        }

        string text = string.Join("; ", reading.Models.Select(m => $"{m.Filter}: {m.Status}"));
        return reading.Models.All(m => m.Loaded > 0)
            ? ProbeAnswer.Healthy(text)
            : new ProbeAnswer(HealthState.Degraded, text, "Train them with `mia train --out models/current`, or remove the filter's line.");
    }
}
