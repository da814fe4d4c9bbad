using System.Globalization;
using MiaIa.Engine.Risk;
using MiaIa.Host.Control;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Health;

/// <summary>Whether position and orders are what the broker has, and a position has its stop: the engine halts when not.</summary>
/// <param name="board">What the engine says.</param>
internal sealed class PositionProbe(EngineBoard board) : IProbe
{
    /// <inheritdoc />
    public string Component => "position";

    /// <inheritdoc />
    public ProbeAnswer Look()
    {
        if (board.Reading is not { } reading)
        {
            return new ProbeAnswer(HealthState.Unknown, "no event yet");
        }

        foreach (HaltRecord halt in reading.Halts)
        {
            if (halt.Cause is HaltCause.Mismatch or HaltCause.Unprotected or HaltCause.Recovery)
            {
                return new ProbeAnswer(
                    HealthState.Critical, halt.Text,
                    $"Compare with the broker's own display, set right what differs, then `mia resume --reason TEXT`. The halt {HaltText.Remedy(halt.Release.ToString(), halt.UntilNs)}.");
            }
        }

        string asked = reading.ReconciledNs is { } timeNs ? $"reconciled at {Moment.Text(timeNs)}" : "kept here";
        return ProbeAnswer.Healthy(string.Create(
            CultureInfo.InvariantCulture, $"{reading.State.PositionQuantity} contracts, {reading.State.WorkingOrders} orders work, {asked}"));
    }
}
