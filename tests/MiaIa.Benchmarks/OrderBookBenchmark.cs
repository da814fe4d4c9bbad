using BenchmarkDotNet.Attributes;
using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;
using MiaIa.Sdk.Testing;

namespace MiaIa.Benchmarks;

/// <summary>Changes of the order book by price, as a feed of depth sends them: near the best price most of the time.</summary>
[InProcess]
[MemoryDiagnoser]
public class OrderBookBenchmark
{
    private const int Changes = 100_000;
    private const int MiddleTicks = 24_000;
    private const int ReachTicks = 20;
    private const int MostContracts = 200;
    private const ulong Seed = 42;

    private readonly Depth[] _changes = new Depth[Changes];
    private readonly OrderBook _book = new();

    /// <summary>Draws the changes: two thirds set a level, one third deletes one; the nearer of two draws is the distance.</summary>
    [GlobalSetup]
    public void Draw()
    {
        TestRandom random = new(Seed);
        for (int i = 0; i < Changes; i++)
        {
            Side side = random.Next(0, 1) == 0 ? Side.Buy : Side.Sell;
            int distance = Math.Min(random.Next(1, ReachTicks), random.Next(1, ReachTicks));
            int price = side is Side.Buy ? MiddleTicks - distance : MiddleTicks + distance;
            DepthAction action = random.Next(0, 2) == 0 ? DepthAction.Delete : DepthAction.Set;
            _changes[i] = new Depth(side, price, random.Next(1, MostContracts), 0, action, IsLast: true);
        }
    }

    /// <summary>Applies them all and looks at the best prices after each.</summary>
    [Benchmark(OperationsPerInvoke = Changes)]
    public int Apply()
    {
        int spread = 0;
        foreach (ref readonly Depth change in _changes.AsSpan())
        {
            _book.Apply(in change);
            spread += _book.Best.SpreadTicks;
        }

        return spread;
    }
}
