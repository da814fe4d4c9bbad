using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="LevelProximity"/>.</summary>
public sealed record LevelProximityOptions
{
    /// <summary>Distance at which a level no longer counts. In ticks; default 3.</summary>
    [Range(0.25, 100)]
    public double ReachTicks { get; init; } = 3;

    /// <summary>Outputs that give a level in points, with its weight from 0 to 1. Default: all levels of the method.</summary>
    [Input("level")]
    [Optional]
    [Range(0, 1)]
    public IReadOnlyDictionary<string, double> Levels { get; init; } = Defaults();

    private static Dictionary<string, double> Defaults()
    {
        Dictionary<string, double> levels = new(StringComparer.Ordinal);
        foreach (PriceLevel level in PriceLevel.All)
        {
            string feature = level.Family is LevelFamily.Options ? "gamma-levels." : "level-zones.";
            levels.Add(feature + level.Name, level.Weight);
        }

        levels.Add("level-zones.cluster-above", PriceLevel.ClusterWeight);
        levels.Add("level-zones.cluster-below", PriceLevel.ClusterWeight);
        return levels;
    }
}
