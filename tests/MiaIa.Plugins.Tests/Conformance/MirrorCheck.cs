using MiaIa.Sdk;

namespace MiaIa.Tests.Conformance;

/// <summary>Compares the row of a market with that of its mirror image, by the rules of the outputs.</summary>
/// <param name="id">The plugin.</param>
/// <param name="feature">The feature, for the names of its outputs and states.</param>
/// <param name="isFar">Whether prices move so far that logarithms no longer mirror.</param>
internal sealed class MirrorCheck(string id, IFeature feature, bool isFar = false)
{
    /// <summary>Prices and sums of prices carry the rounding of their size.</summary>
    private const double Relative = 1e-9;

    /// <summary>How far logarithms of prices are from mirroring at the distances of a made-up market.</summary>
    private const double NearlyShare = 0.02;

    private readonly OutputRule[] _rules = [.. feature.Outputs.Select(o => OutputRules.Of(id, o))];
    private readonly int[] _others =
        [.. feature.Outputs.Select(o => feature.Outputs.ToList().IndexOf(OutputRules.Of(id, o).Other ?? o))];

    /// <summary>What is wrong; null when nothing is.</summary>
    public string? Difference(FeatureValue[] row, FeatureValue[] mirrored)
    {
        // A price that is not above 0 has no logarithm, and its image may have one.
        if (isFar && Array.Exists(_rules, r => r.Kind is OutputKind.NearlyDirectional))
        {
            return null;
        }

        for (int i = 0; i < _rules.Length; i++)
        {
            if (_rules[i].Kind is not OutputKind.Exempt && !IsMirrored(i, row[i], mirrored[_others[i]]))
            {
                return $"{id}.{feature.Outputs[i]} is {row[i]}, and {mirrored[_others[i]]} in the mirror";
            }
        }

        return null;
    }

    /// <summary>Fails when anything is wrong.</summary>
    public void Require(FeatureValue[] row, FeatureValue[] mirrored, string place)
    {
        if (Difference(row, mirrored) is { } difference)
        {
            Assert.Fail($"{place}: {difference}.");
        }
    }

    private bool IsMirrored(int output, FeatureValue value, FeatureValue mirrored)
    {
        if (value.Status != mirrored.Status)
        {
            return false;
        }

        if (value.Status is FeatureStatus.Missing)
        {
            return true;
        }

        const double Reflected = 2 * Mirror.Center * 0.25;
        return _rules[output].Kind switch
        {
            OutputKind.Directional => IsNear(value.Value, -mirrored.Value, Relative),
            OutputKind.NearlyDirectional => IsNear(value.Value, -mirrored.Value, NearlyShare),
            OutputKind.Neutral => IsNear(value.Value, mirrored.Value, Relative),
            OutputKind.Price => IsNear(value.Value, Reflected - mirrored.Value, Relative),
            OutputKind.Share => IsNear(value.Value, 1 - mirrored.Value, Relative),
            _ => IsOpposite(output, value.Value, mirrored.Value),
        };
    }

    private bool IsOpposite(int output, double value, double mirrored)
    {
        string state = ((IStateNames)feature).NameOf(output, value)!;
        return OutputRules.OppositeOf(state) == ((IStateNames)feature).NameOf(output, mirrored);
    }

    private static bool IsNear(double a, double b, double relative) =>
        Math.Abs(a - b) <= relative * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b)));
}
