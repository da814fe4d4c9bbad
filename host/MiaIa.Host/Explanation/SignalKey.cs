namespace MiaIa.Host.Explanation;

/// <summary>What a remembered answer was computed from. Two keys are equal when all of it is.</summary>
/// <param name="symbol">The instrument.</param>
/// <param name="feature">What was computed.</param>
/// <param name="settings">Hash of the effective settings.</param>
/// <param name="sequences">Sequence number of the last event consumed of each input.</param>
internal sealed class SignalKey(string symbol, string feature, string settings, params long[] sequences) : IEquatable<SignalKey>
{
    private readonly long[] _sequences = [.. sequences];

    /// <summary>The instrument.</summary>
    public string Symbol { get; } = symbol;

    /// <inheritdoc />
    public bool Equals(SignalKey? other) =>
        other is not null
        && string.Equals(Symbol, other.Symbol, StringComparison.Ordinal)
        && string.Equals(Feature, other.Feature, StringComparison.Ordinal)
        && string.Equals(Settings, other.Settings, StringComparison.Ordinal)
        && _sequences.AsSpan().SequenceEqual(other._sequences);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as SignalKey);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(Symbol, StringComparer.Ordinal);
        hash.Add(Feature, StringComparer.Ordinal);
        hash.Add(Settings, StringComparer.Ordinal);
        foreach (long sequence in _sequences)
        {
            hash.Add(sequence);
        }

        return hash.ToHashCode();
    }

    private string Feature { get; } = feature;

    private string Settings { get; } = settings;
}
