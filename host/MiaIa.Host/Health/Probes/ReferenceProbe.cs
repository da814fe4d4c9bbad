using MiaIa.Host.Runs;

namespace MiaIa.Host.Health;

/// <summary>Whether calendar, margins, fees and contract specifications are of late enough.</summary>
/// <param name="warnings">What is too old or does not reach; the remedy that they share is told once.</param>
internal sealed class ReferenceProbe(Func<IReadOnlyList<string>> warnings) : IProbe
{
    /// <inheritdoc />
    public string Component => "calendar and margins";

    /// <inheritdoc />
    public ProbeAnswer Look() => warnings() is { Count: > 0 } found
        ? new ProbeAnswer(
            HealthState.Degraded,
            string.Join(" ", found.Select(f => f.Replace(ReferenceFigures.Remedy, "", StringComparison.Ordinal).TrimEnd())).TrimEnd('.'),
            ReferenceFigures.Remedy)
        : ProbeAnswer.Healthy("none is too old");
}
