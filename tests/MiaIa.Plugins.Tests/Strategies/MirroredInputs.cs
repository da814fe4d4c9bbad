using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Plugins.Tests.Strategies;

/// <summary>
/// Outputs that a strategy reads, written as a long sees them: for a short the mirror image is set, with prices reflected at 24000 ticks
/// (6000 points) and the outputs of both sides exchanged.
/// </summary>
internal sealed class MirroredInputs(Side side)
{
    /// <summary>Where prices are reflected, in ticks.</summary>
    public const int AxisTicks = 24000;

    private const double TicksPerPoint = 4;

    // A false break upward traps buyers and speaks for shorts.
    private const double BullTrap = 1;
    private const double BearTrap = 2;

    private static readonly (string Long, string Short)[] Twins =
    [
        ("method-stop-long", "method-stop-short"), ("green-height", "red-height"), ("green-violated", "red-violated"),
        ("exit-long", "exit-short"), ("call-wall", "put-wall"), ("moderate-above", "moderate-below"), ("support", "resistance"),
        ("val", "vah"), ("pval", "pvah"), ("ldu", "lud"), ("cus", "cds"),
    ];

    private readonly Dictionary<string, TestInput> _inputs = new(StringComparer.Ordinal);

    /// <summary>Both sides.</summary>
    public static IReadOnlyList<Side> Both { get; } = [Side.Buy, Side.Sell];

    /// <summary>The input of an output's own name, as the strategy is given it.</summary>
    public FeatureInput this[string name] => Own(name).Input;

    /// <summary>Names of all outputs given so far.</summary>
    public IReadOnlyCollection<string> Names => _inputs.Keys;

    /// <summary>The configuration does not name them; said before the strategy is built.</summary>
    public void Leave(params string[] names)
    {
        foreach (string name in names)
        {
            _inputs.Add(TwinOf(name), new TestInput(name, isPresent: false));
        }
    }

    /// <summary>Sets a number that has no direction.</summary>
    public void Set(string name, double value, FeatureStatus status = FeatureStatus.Ok) => Own(TwinOf(name)).Set(value, status);

    /// <summary>Sets a number that changes its sign with the side.</summary>
    public void SetSigned(string name, double value, FeatureStatus status = FeatureStatus.Ok) => Set(name, (int)side * value, status);

    /// <summary>Sets a price, in ticks.</summary>
    public void SetTicks(string name, double ticks, FeatureStatus status = FeatureStatus.Ok) =>
        Set(name, (side is Side.Buy ? ticks : (2 * AxisTicks) - ticks) / TicksPerPoint, status);

    /// <summary>Sets a market regime.</summary>
    public void SetRegime(MarketRegime regime) => Set("regime", (double)((side, regime) switch
    {
        (Side.Sell, MarketRegime.TrendBullish) => MarketRegime.TrendBearish,
        (Side.Sell, MarketRegime.TrendBearish) => MarketRegime.TrendBullish,
        _ => regime,
    }));

    /// <summary>Sets a live trap: +1 speaks for the side, -1 against it, 0 is none.</summary>
    public void SetTrap(int sign)
    {
        SetSigned("headfake", 0.7 * sign);
        Set("pattern", ((int)side * sign) switch { > 0 => BearTrap, < 0 => BullTrap, _ => 0 });
    }

    /// <summary>Makes an output Missing.</summary>
    public void SetMissing(string name) => Own(TwinOf(name)).SetMissing();

    private TestInput Own(string name)
    {
        if (!_inputs.TryGetValue(name, out TestInput? input))
        {
            _inputs.Add(name, input = new TestInput(name));
        }

        return input;
    }

    private string TwinOf(string name)
    {
        (string Long, string Short) pair = Twins.FirstOrDefault(t => t.Long == name || t.Short == name);
        return side is Side.Buy || pair.Long is null ? name : pair.Long == name ? pair.Short : pair.Long;
    }
}
