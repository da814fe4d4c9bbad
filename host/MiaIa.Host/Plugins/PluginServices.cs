using MiaIa.Sdk;

namespace MiaIa.Host.Plugins;

/// <summary>What a plugin's constructor may ask for besides its options. What is not here nobody provides.</summary>
internal sealed record PluginServices
{
    private readonly Dictionary<Type, object> _added = [];

    /// <summary>The instruments of the run; a parameter of type <see cref="Instrument"/> gets the traded one.</summary>
    public required Instruments Instruments { get; init; }

    /// <summary>The base period: the bar at whose close is decided.</summary>
    public required BarPeriod BasePeriod { get; init; }

    /// <summary>What kind of run this is.</summary>
    public required RunMode Mode { get; init; }

    /// <summary>Where the data of the run come from. Default real: whoever must not take a made-up market for one is safe.</summary>
    public MarketOrigin Origin { get; init; } = MarketOrigin.Real;

    /// <summary>The host's time zones.</summary>
    public required ITimeZones Zones { get; init; }

    /// <summary>Where problems with data are counted.</summary>
    public required IProblems Problems { get; init; }

    /// <summary>The names of the row; null while it is not known yet: then nobody may ask for it.</summary>
    public FeatureNames? FeatureNames { get; init; }

    /// <summary>The configured fill model, for simulated brokers; null when there is none.</summary>
    public IFillModel? FillModel { get; init; }

    /// <summary>
    /// Turns <c>feature.output</c> into an input; null when nothing computes it in this run. Without it no input is there.
    /// </summary>
    public Func<PluginInput, FeatureInput?>? Inputs { get; init; }

    /// <summary>Provides a further value to every parameter of exactly this type.</summary>
    public PluginServices Add<T>(T value)
        where T : notnull
    {
        _added[typeof(T)] = value;
        return this;
    }

    /// <summary>The value for a parameter of a type; null when nobody provides it.</summary>
    public object? Find(Type type)
    {
        if (_added.TryGetValue(type, out object? added))
        {
            return added;
        }

        return type == typeof(Instruments) ? Instruments
            : type == typeof(Instrument) ? Instruments.Traded
            : type == typeof(BarPeriod) ? BasePeriod
            : type == typeof(RunMode) ? Mode
            : type == typeof(MarketOrigin) ? Origin
            : type == typeof(ITimeZones) ? Zones
            : type == typeof(IProblems) ? Problems
            : type == typeof(FeatureNames) ? FeatureNames
            : type == typeof(IFillModel) ? FillModel
            : null;
    }
}
