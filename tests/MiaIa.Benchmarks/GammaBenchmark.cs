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
    private double _spot = Spot;
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
        _chain.Begin();
        foreach (ref readonly OptionRow row in _rows.AsSpan())
        {
            _chain.Add(in row);
        }

        _chain.Complete(AsOfNs, 20_000);
        return _chain.Count;
    }

    /// <summary>Computes all levels of a new snapshot.</summary>
    [Benchmark]
    public double Compute()
    {
        // Another spot, so that nothing stands.
        _spot = _spot == Spot ? Spot + 1 : Spot;
        _levels.Compute(_chain, _spot, AsOfNs);
        return _levels.Net;
    }

    /// <summary>Replaces the rows of one expiry and computes all levels again.</summary>
    [Benchmark]
    public double UpdateOneExpiry()
    {
        _chain.BeginUpdate();
        for (int i = 7; i < Rows; i += Expiries)
        {
            _chain.Add(in _rows[i]);
        }

        _chain.Complete(AsOfNs, 20_000);
        _levels.Compute(_chain, _spot, AsOfNs);
        return _levels.Net;
    }
}
