using BenchmarkDotNet.Attributes;
using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Benchmarks;

/// <summary>A feature that hears every print: one call through the contract that the engine calls it by.</summary>
[InProcess]
[MemoryDiagnoser]
public class FeatureBenchmark
{
    private const int Prints = 100_000;
    private const int MiddleTicks = 24_000;
    private const int MostContracts = 20;
    private const long StepNs = 50_000_000;
    private const ulong Seed = 42;

    private readonly MarketEvent[] _events = new MarketEvent[Prints];
    private readonly IFeature _feature = new TickMomentum(new TickMomentumOptions());
    private readonly FeatureValue[] _values = new FeatureValue[16];

    /// <summary>Draws a walk of prints.</summary>
    [GlobalSetup]
    public void Draw()
    {
        TestRandom random = new(Seed);
        int price = MiddleTicks;
        for (int i = 0; i < Prints; i++)
        {
            price += random.Next(-1, 1);
            Trade trade = new(price, random.Next(1, MostContracts), random.Next(0, 1) == 0 ? Side.Buy : Side.Sell);
            _events[i] = MarketEvent.Of(i * StepNs, 0, in trade);
        }
    }

    /// <summary>Shows the feature every print.</summary>
    [Benchmark(OperationsPerInvoke = Prints)]
    public double OnEvent()
    {
        foreach (ref readonly MarketEvent e in _events.AsSpan())
        {
            _feature.OnEvent(in e, _values);
        }

        return _values[0].Value;
    }
}
