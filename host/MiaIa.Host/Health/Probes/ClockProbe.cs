using System.Globalization;
using MiaIa.Host.Control;
using MiaIa.Sdk;

namespace MiaIa.Host.Health;

/// <summary>
/// Whether the wall clock is right: a step of more than a second since the look before, or, at a live feed, more than a second of
/// difference to the venue's clock. A step is told for five minutes, and while it halts the run.
/// </summary>
/// <param name="watch">Compares the wall clock with the monotonic one.</param>
/// <param name="board">What the engine says.</param>
/// <param name="clock">The clocks.</param>
internal sealed class ClockProbe(ClockWatch watch, EngineBoard board, TimeProvider clock) : IProbe
{
    private const string Remedy = "Set the clock by a time server (chrony, systemd-timesyncd, w32time), then `mia resume --reason TEXT` where it halted.";

    private static readonly TimeSpan Told = TimeSpan.FromMinutes(5);

    private long? _jumpTicks;
    private double _jump;

    /// <inheritdoc />
    public string Component => "clock";

    /// <inheritdoc />
    public ProbeAnswer Look()
    {
        double jump = watch.Look().Jump.TotalSeconds;
        if (jump != 0)
        {
            (_jump, _jumpTicks) = (jump, clock.GetTimestamp());
        }

        if (board.Reading is { } halted && halted.Halts.Any(h => h.Cause is HaltCause.Clock))
        {
            return new ProbeAnswer(HealthState.Critical, "the wall clock jumped, and entries are halted", Remedy);
        }

        if (_jumpTicks is { } ticks && clock.GetElapsedTime(ticks) < Told)
        {
            return new ProbeAnswer(HealthState.Degraded, string.Create(CultureInfo.InvariantCulture, $"the wall clock jumped by {_jump:+0.0;-0.0} s"), Remedy);
        }

        double? delay = board.Reading?.VenueDelay;
        return delay is { } seconds && HealthLimits.Clock.Of(Math.Abs(seconds)) is not HealthState.Healthy
            ? new ProbeAnswer(HealthState.Degraded, string.Create(CultureInfo.InvariantCulture, $"it is {seconds:+0.0;-0.0} s off the venue's, or the data are delayed by that"), Remedy)
            : ProbeAnswer.Healthy(delay is { } small ? string.Create(CultureInfo.InvariantCulture, $"no step, {small:0.00} s behind the venue's stamps") : "no step");
    }
}
