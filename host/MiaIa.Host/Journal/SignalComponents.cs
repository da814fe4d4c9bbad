using MiaIa.Engine.Features;
using MiaIa.Sdk;

namespace MiaIa.Host.Journal;

/// <summary>Where the parts of a signal that the method names stand in the row, and how their values are called.</summary>
internal sealed class SignalComponents
{
    private readonly FeatureNames? _names;
    private readonly Dictionary<int, Func<double, string?>> _states = [];

    /// <summary>A run that has none of them.</summary>
    public SignalComponents()
    {
    }

    /// <summary>Finds them among the features of a run.</summary>
    public SignalComponents(FeatureNames names, FeatureTable table, BarPeriod basePeriod)
    {
        _names = names;
        Battle = Find($"battle-navale@{basePeriod}.bn");
        Regime = Find("market-regime.regime");
        Timeframes = Find("mtf-confluence.score");
        LargePrints = Find("smart-money.score");
        GammaPhase = Find("gamma-cycle.phase");
        GammaFactor = Find("gamma-cycle.factor");
        SessionFactor = Find("session.factor");
        VolatilityRegime = Find("volatility-regime.regime");
        foreach (FeatureNode node in table.Nodes)
        {
            for (int i = 0; node.Feature is IStateNames states && i < node.Feature.Outputs.Count; i++)
            {
                int output = i;
                _states[Find($"{node.Name}.{node.Feature.Outputs[i]}")] = value => states.NameOf(output, value);
            }
        }
    }

    /// <summary>Place of Battle Navale on base bars; -1 when it is not in the run, as with all the others.</summary>
    public int Battle { get; } = -1;

    /// <summary>Place of the market regime.</summary>
    public int Regime { get; } = -1;

    /// <summary>Place of the confluence of timeframes.</summary>
    public int Timeframes { get; } = -1;

    /// <summary>Place of smart money.</summary>
    public int LargePrints { get; } = -1;

    /// <summary>Place of the phase of the gamma cycle.</summary>
    public int GammaPhase { get; } = -1;

    /// <summary>Place of its factor.</summary>
    public int GammaFactor { get; } = -1;

    /// <summary>Place of the session's factor.</summary>
    public int SessionFactor { get; } = -1;

    /// <summary>Place of the volatility regime.</summary>
    public int VolatilityRegime { get; } = -1;

    /// <summary>A value of the row; null when it is not usable.</summary>
    public static double? Number(ReadOnlySpan<FeatureValue> row, int place) =>
        place >= 0 && row[place].IsUsable ? row[place].Value : null;

    /// <summary>The name of a state of the row; null when it is not usable.</summary>
    public string? State(ReadOnlySpan<FeatureValue> row, int place) =>
        Number(row, place) is { } value && _states.TryGetValue(place, out Func<double, string?>? nameOf) ? nameOf(value) : null;

    private int Find(string output) => _names!.Find(output, "");
}
