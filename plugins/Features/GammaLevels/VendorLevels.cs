using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>Levels that a vendor tells, put in the place of the computed ones of the same kind.</summary>
internal sealed class VendorLevels
{
    private readonly (LevelOutput Output, FeatureInput Input, bool IsFlip)[] _levels;

    public VendorLevels(
        FeatureInput callWall,
        FeatureInput putWall,
        FeatureInput hvl,
        FeatureInput zeroDteCallWall,
        FeatureInput zeroDtePutWall,
        FeatureInput oneDayMin,
        FeatureInput oneDayMax) => _levels =
        [
            (LevelOutput.CallWall, callWall, false),
            (LevelOutput.PutWall, putWall, false),
            (LevelOutput.Hvl, hvl, true),
            (LevelOutput.ZeroDteCallWall, zeroDteCallWall, false),
            (LevelOutput.ZeroDtePutWall, zeroDtePutWall, false),
            (LevelOutput.OneDayMin, oneDayMin, false),
            (LevelOutput.OneDayMax, oneDayMax, false),
        ];

    /// <summary>Writes those there are, each by its own age; the coverage of a vendor's wall is whole.</summary>
    /// <returns>When the first of them grows too old, nanoseconds UTC; the end of time for never.</returns>
    public long Write(Span<FeatureValue> values, long nowNs, long maxWallsNs, long maxFlipNs)
    {
        long dueNs = long.MaxValue;
        foreach ((LevelOutput output, FeatureInput input, bool isFlip) in _levels)
        {
            FeatureValue level = input.Value;
            long maxNs = isFlip ? maxFlipNs : maxWallsNs;
            if (!level.IsUsable || level.IsStale(nowNs, maxNs))
            {
                continue;
            }

            dueNs = Math.Min(dueNs, level.TimeNs + maxNs);
            values[(int)output] = level;
            if (isFlip && !values[(int)LevelOutput.Flip].IsUsable)
            {
                values[(int)LevelOutput.Flip] = level with { Status = FeatureValue.Worse(level.Status, FeatureStatus.Partial) };
            }

            Cover(values, output, level.TimeNs);
        }

        return dueNs;
    }

    private static void Cover(Span<FeatureValue> values, LevelOutput output, long timeNs)
    {
        LevelOutput? coverage = output switch
        {
            LevelOutput.CallWall => LevelOutput.CallWallCoverage,
            LevelOutput.PutWall => LevelOutput.PutWallCoverage,
            _ => null,
        };
        if (coverage is { } there)
        {
            values[(int)there] = new FeatureValue(1, FeatureStatus.Ok, timeNs);
        }
    }
}
