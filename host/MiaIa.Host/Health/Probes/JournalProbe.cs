using System.Globalization;

namespace MiaIa.Host.Health;

/// <summary>Whether the journal keeps up: how long its records wait for the disk. One that is broken ends the trading.</summary>
/// <param name="fault">Why it cannot be written; null while it can.</param>
/// <param name="behind">Records that wait.</param>
/// <param name="lag">The longest wait since the look before, in seconds.</param>
internal sealed class JournalProbe(Func<string?> fault, Func<long> behind, Func<double> lag) : IProbe
{
    /// <inheritdoc />
    public string Component => "journal";

    /// <inheritdoc />
    public ProbeAnswer Look()
    {
        if (fault() is { } broken)
        {
            return new ProbeAnswer(
                HealthState.Critical, $"it cannot be written: {broken}", "Nothing is traded without it. Make room on the disk, end what loads it, and start again.");
        }

        double seconds = lag();
        HealthState state = HealthLimits.JournalLag.Of(seconds);
        string text = string.Create(CultureInfo.InvariantCulture, $"{behind()} records behind, the longest wait {seconds * 1000:0} ms");
        return new ProbeAnswer(state, text, state is HealthState.Healthy ? "" : "The disk is slow: look for programs that load it, or keep the runs on another one.");
    }
}
