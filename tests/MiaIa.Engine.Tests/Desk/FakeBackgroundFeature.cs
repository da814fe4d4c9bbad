using MiaIa.Sdk;

namespace MiaIa.Engine.Tests;

/// <summary>A feature with background work that puts its figures together and shows their sum.</summary>
internal sealed class FakeBackgroundFeature(int count) : IBackgroundFeature
{
    private readonly FigureSet _figures = new(count);

    public IReadOnlyList<string> Outputs { get; } = ["sum"];

    public List<MarketEvent> Seen { get; } = [];

    public IBackgroundWork CreateWork() => throw new NotSupportedException("The engine never makes the work.");

    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        Seen.Add(e);
        if (e.Kind is EventKind.Figures && _figures.Add(in e.Figures))
        {
            double sum = 0;
            foreach (double figure in _figures.Values)
            {
                sum += figure;
            }

            values[0] = new FeatureValue(sum, FeatureStatus.Ok, e.TimeNs);
        }
    }
}
