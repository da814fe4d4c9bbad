using MiaIa.Sdk;

namespace MiaIa.Engine.Tests;

/// <summary>A feature that does what a script says and keeps what it saw.</summary>
internal sealed class FakeFeature(string[] outputs, FakeFeature.Script script) : IFeature
{
    public delegate void Script(in MarketEvent e, Span<FeatureValue> values);

    public IReadOnlyList<string> Outputs { get; } = outputs;

    public List<MarketEvent> Seen { get; } = [];

    /// <summary>One that only records.</summary>
    public static FakeFeature Recorder() => new(["value"], (in MarketEvent _, Span<FeatureValue> _) => { });

    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        Seen.Add(e);
        script(in e, values);
    }
}
