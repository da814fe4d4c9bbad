using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>The row of <see cref="LevelZones"/>: prices in ticks come in, points go out.</summary>
internal readonly ref struct ZoneOutputs(Span<FeatureValue> values, double pointsPerTick, FeatureStatus status, long timeNs)
{
    private const int OptionLevels = 3;

    private readonly Span<FeatureValue> _values = values;

    public static IReadOnlyList<string> Names { get; } =
    [
        "nearest-above", "nearest-below", "quality", "price-confluence", "above-quality", "below-quality",
        "moderate-above", "moderate-below", "alert", "cluster-above", "cluster-below", "opening-high", "opening-low",
        "previous-high", "previous-low", "previous-close",
        .. PriceLevel.All.Skip(OptionLevels).Select(l => l.Name),
    ];

    public static bool IsQuality(int output) =>
        (ZoneOutput)output is ZoneOutput.Quality or ZoneOutput.AboveQuality or ZoneOutput.BelowQuality;

    public void Set(ZoneOutput output, double? value)
    {
        if (value is { } there)
        {
            _values[(int)output] = new FeatureValue(there, status, timeNs);
        }
    }

    public void SetTicks(ZoneOutput output, double? ticks) => Set(output, ticks * pointsPerTick);

    public void SetLevel(int level, double? ticks) => SetTicks(ZoneOutput.Levels + level, ticks);

    /// <summary>Keeps the first one.</summary>
    public void SetFirst(ZoneOutput output, bool isIt, double ticks)
    {
        if (isIt && !_values[(int)output].IsUsable)
        {
            SetTicks(output, ticks);
        }
    }

    /// <summary>Keeps the last one.</summary>
    public void SetLast(ZoneOutput output, bool isIt, double ticks)
    {
        if (isIt)
        {
            SetTicks(output, ticks);
        }
    }
}
