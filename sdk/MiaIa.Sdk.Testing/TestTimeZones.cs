namespace MiaIa.Sdk.Testing;

/// <summary>Zones with a fixed offset each, without any change of clocks.</summary>
/// <param name="hours">Offsets from UTC in hours by IANA name: New York in summer is -4.</param>
public sealed class TestTimeZones(IReadOnlyDictionary<string, double> hours) : ITimeZones
{
    /// <summary>New York and Chicago in summer, London, Madrid, and UTC.</summary>
    public static TestTimeZones Summer { get; } = new(new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["America/New_York"] = -4,
        ["America/Chicago"] = -5,
        ["Europe/London"] = 1,
        ["Europe/Madrid"] = 2,
        ["UTC"] = 0,
    });

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The zone was not given to the constructor.</exception>
    public long ToUtcNs(string zone, long localNs) => hours.TryGetValue(zone, out double offset)
        ? localNs - (long)(offset * 3600) * EventTimes.Second
        : throw new ArgumentException($"This test knows no zone '{zone}'.", nameof(zone));
}
