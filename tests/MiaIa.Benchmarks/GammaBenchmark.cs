using BenchmarkDotNet.Attributes;
using MiaIa.Sdk;
using MiaIa.Sdk.Options;
using MiaIa.Sdk.Testing;

namespace MiaIa.Benchmarks;

/// <summary>A chain of 9,000 valid rows, as many as a real one of SPX: rows taken, and all levels with the profile of 201 points.</summary>
[InProcess]
[MemoryDiagnoser]
public class GammaBenchmark
{
    private const int Rows = 9000;
    private const int Expiries = 50;
    private const double Spot = 4100;
    private const long DayNs = 86_400_000_000_000;
    private const long AsOfNs = 20_000 * DayNs;

    private readonly OptionRow[] _rows = new OptionRow[Rows];
    private readonly GammaChain _chain = new(new GammaSettings());
    private readonly GammaLevels _levels = new(new GammaSettings());

    /// <summary>Draws a chain.</summary>
    [GlobalSetup]
    public void Draw()
    {
        TestRandom random = new(42);
        for (int i = 0; i < Rows; i++)
        {
            int expiry = i % Expiries;
            double strike = 3000 + (5 * (i / Expiries / 2 * 3));
            double volatility = 0.12 + (0.3 * random.NextDouble());
            _rows[i] = new OptionRow(
                AsOfNs + ((1 + (expiry * 7L)) * DayNs), strike, volatility, double.NaN, 0, 1, 2, random.Next(1, 20_000), 0, i / Expiries % 2 == 0);
        }

        Fill();
    }

    /// <summary>Takes all rows.</summary>
    [Benchmark]
    public int Fill()
    {
        _chain.Begin(AsOfNs, 20_000);
        foreach (ref readonly OptionRow row in _rows.AsSpan())
        {
            _chain.Add(in row);
        }

        return _chain.Count;
    }

    /// <summary>Computes all levels.</summary>
    [Benchmark]
    public double Compute()
    {
        _levels.Compute(_chain, Spot, AsOfNs);
        return _levels.Net;
    }
}
