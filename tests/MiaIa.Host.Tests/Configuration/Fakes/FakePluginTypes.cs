using MiaIa.Host.Configuration;
using MiaIa.Host.Plugins;
using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Configuration;

/// <summary>Plugins that are only their names, options and outputs.</summary>
internal sealed class FakePluginTypes : IPluginTypes
{
    private static readonly FakePlugin[] Shipped =
    [
        new("volume-confirmation", PluginKind.Feature, typeof(VolumeConfirmationOptions)) { Outputs = ["score"] },
        new("vwap-trend", PluginKind.Feature, typeof(VwapTrendOptions)) { Outputs = ["score"] },
        new("order-book-imbalance", PluginKind.Feature, typeof(OrderBookImbalanceOptions))
        {
            Outputs = ["score", "micro-price", "ofi"],
        },
        new("tick-momentum", PluginKind.Feature, typeof(TickMomentumOptions)) { Outputs = ["score"] },
        new("session", PluginKind.Feature, typeof(SessionOptions)) { Outputs = ["factor", "window", "threshold-factor"] },
        new("volatility-regime", PluginKind.Feature, typeof(VolatilityRegimeOptions))
        {
            Outputs = ["regime", "ratio", "threshold", "factor", "size-factor", "score-factor"],
            Objection = o => ((VolatilityRegimeOptions)o!).Vix.Count == 3
                ? null
                : new ArgumentException("'vix' needs three limits: low, high, extreme", nameof(o)),
        },
        new("no-op", PluginKind.Feature) { Outputs = ["value"] },
        new("gamma-cycle", PluginKind.Feature) { Outputs = ["factor"] },
        new("weighted-confluence", PluginKind.Confluence, typeof(WeightedConfluenceOptions)),
        new("trend", PluginKind.Strategy, typeof(TrendOptions)),
        new("simulated", PluginKind.Broker),
        new("ibkr", PluginKind.Broker, typeof(IbkrOptions)),
        new("ibkr-feed", PluginKind.Feed),
        new("synthetic", PluginKind.Feed, typeof(SyntheticOptions)),
        new("bar-pessimistic", PluginKind.FillModel, typeof(BarPessimisticOptions)),
        new("quote-cross", PluginKind.FillModel),
        new("webhook", PluginKind.Alert, typeof(WebhookOptions)),
        new("csv", PluginKind.Source),
    ];

    private readonly FakePlugin[] _plugins;

    public FakePluginTypes(params FakePlugin[] further) => _plugins = [.. Shipped, .. further];

    public bool TryFind(string id, out PluginKind kind)
    {
        FakePlugin? plugin = _plugins.FirstOrDefault(p => p.Id == id && p.Refusal is null);
        kind = plugin?.Kind ?? default;
        return plugin is not null;
    }

    public string? WhyRefused(string id) => _plugins.FirstOrDefault(p => p.Id == id)?.Refusal;

    public IReadOnlyList<string> Ids(PluginKind kind) => [.. _plugins.Where(p => p.Kind == kind).Select(p => p.Id)];

    public Type? OptionsType(string id) => Find(id).Options;

    public IReadOnlyList<InputNeed> Inputs(string id) => Find(id).Needs;

    public IReadOnlyList<string> Outputs(PluginInstance feature)
    {
        FakePlugin plugin = Find(feature.PluginId);
        return plugin.Objection(feature.Options) is { } objection ? throw objection : plugin.Outputs;
    }

    public IReadOnlyList<ConfluenceTerm> Terms(PluginInstance confluence, FeatureNames row)
    {
        WeightedConfluenceOptions options = (WeightedConfluenceOptions)confluence.Options!;
        double shares = options.Groups.Values.Sum(g => g.Share);
        List<ConfluenceTerm> terms = [];
        foreach ((string name, GroupOptions group) in options.Groups)
        {
            double sum = group.Weights.Values.Sum();
            if (sum <= 0)
            {
                throw new ArgumentException($"the weights of group '{name}' sum to 0", nameof(confluence));
            }

            terms.AddRange(group.Weights.Select(w => new ConfluenceTerm(
                w.Key, row.Find(w.Key, "score"), name, w.Value, group.Share / shares * w.Value / sum)));
        }

        return terms;
    }

    private FakePlugin Find(string id) => _plugins.First(p => p.Id == id);
}
