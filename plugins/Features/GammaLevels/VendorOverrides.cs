using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>Levels that a vendor tells, put in the place of the computed ones of the same name.</summary>
internal sealed class VendorOverrides
{
    private readonly (LevelOutput Output, FeatureInput Input)[] _levels;

    /// <summary>Finds the outputs they stand for.</summary>
    /// <exception cref="ArgumentException">One is named as none of the outputs.</exception>
    public VendorOverrides(IReadOnlyList<FeatureInput> inputs, IReadOnlyList<string> outputs)
    {
        _levels = new (LevelOutput, FeatureInput)[inputs.Count];
        for (int i = 0; i < inputs.Count; i++)
        {
            string name = inputs[i].Name[(inputs[i].Name.LastIndexOf('.') + 1)..];
            int place = outputs.ToList().IndexOf(name);
            if (place < 0)
            {
                throw new ArgumentException($"vendor: {inputs[i].Name} is named as none of the levels ({string.Join(", ", outputs.Take((int)LevelOutput.Basis))}).", nameof(inputs));
            }

            _levels[i] = ((LevelOutput)place, inputs[i]);
        }
    }

    /// <summary>Writes those there are, each by its own age; the coverage of a vendor's wall is whole.</summary>
    /// <returns>When the first of them grows too old, nanoseconds UTC; the end of time for never.</returns>
    public long Write(Span<FeatureValue> values, long nowNs, long maxWallsNs, long maxFlipNs)
    {
        long dueNs = long.MaxValue;
        foreach ((LevelOutput output, FeatureInput input) in _levels)
        {
            FeatureValue level = input.Value;
            bool isFlip = output is LevelOutput.Hvl or LevelOutput.Flip;
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
