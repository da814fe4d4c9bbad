using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>
/// Price levels of the traded future that a vendor publishes (levels-csv), in points, each as it was told last and from then on:
/// call resistance and put support as walls, the high-volatility level, the range of a day, the same of what settles today, the
/// strikes of largest exposure, blind spots and secondary gamma levels, and how many there are. Where this feature is named, its
/// levels stand instead of those that gamma-levels computes. Missing until told, and after a contract roll.
/// </summary>
/// <remarks>Levels of an index are not carried over: publish or convert them for the future.</remarks>
[Plugin("vendor-levels")]
[Reads(EventKinds.Level | EventKinds.Roll)]
public sealed class VendorLevels : IFeature
{
    private const int Numbered = 10;
    private const int Secondary = 60;

    private static readonly string[] Single =
    [
        "call-wall", "put-wall", "hvl", "one-day-min", "one-day-max", "zero-dte-call-wall", "zero-dte-put-wall", "zero-dte-hvl",
        "zero-dte-gamma-wall",
    ];

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } =
    [
        .. Single,
        .. Enumerable.Range(1, Numbered).Select(i => $"gex-{i}"),
        .. Enumerable.Range(1, Numbered).Select(i => $"blind-spot-{i}"),
        .. Enumerable.Range(1, Secondary).Select(i => $"secondary-{i}"),
        "levels",
    ];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        if (e.Kind is EventKind.Roll)
        {
            values.Clear();
        }
        else if (e.Kind is EventKind.Level && PlaceOf(in e.Level) is { } place && double.IsFinite(e.Level.Price))
        {
            values[place] = new FeatureValue(e.Level.Price, FeatureStatus.Ok, e.TimeNs);
            int levels = 0;
            foreach (ref readonly FeatureValue value in values[..^1])
            {
                levels += value.IsUsable ? 1 : 0;
            }

            values[^1] = new FeatureValue(levels, FeatureStatus.Ok, e.TimeNs);
        }
    }

    private static int? PlaceOf(in Level level)
    {
        int number = level.Number - 1;
        return level.Kind switch
        {
            LevelKind.CallResistance => 0,
            LevelKind.PutSupport => 1,
            LevelKind.HighVolatilityLevel => 2,
            LevelKind.OneDayMin => 3,
            LevelKind.OneDayMax => 4,
            LevelKind.CallResistanceZeroDte => 5,
            LevelKind.PutSupportZeroDte => 6,
            LevelKind.HighVolatilityLevelZeroDte => 7,
            LevelKind.GammaWallZeroDte => 8,
            LevelKind.GammaExposure when number is >= 0 and < Numbered => Single.Length + number,
            LevelKind.BlindSpot when number is >= 0 and < Numbered => Single.Length + Numbered + number,
            LevelKind.SecondaryGamma when number is >= 0 and < Secondary => Single.Length + (2 * Numbered) + number,
            _ => null,
        };
    }
}
