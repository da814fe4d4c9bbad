using MiaIa.Sdk;
using MiaIa.Sdk.Options;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Options;

/// <summary>Rows of a chain, and what the formulas of SPEC 5 say of them, summed plainly and apart from the code under test.</summary>
internal sealed class PlainChain(OptionRow[] rows, double spot, GammaSettings settings)
{
    public const long Day = 86_400_000_000_000;

    /// <summary>16:00 New York of 10 March 2025: 20:00 UTC.</summary>
    public static readonly long AsOfNs = EventTimes.Utc(2025, 3, 10, 20);

    public OptionRow[] Rows { get; } = rows;

    public double Spot { get; } = spot;

    public GammaSettings Settings { get; } = settings;

    /// <summary>One to five expiries of a day to a year, calls and puts with gaps, each with its own smile.</summary>
    public static PlainChain Random(ulong seed, GammaSettings? settings = null)
    {
        TestRandom chance = new(seed);
        double spot = 3000 + (4000 * chance.NextDouble());
        List<OptionRow> rows = [];
        int[] days = [.. Enumerable.Range(0, chance.Next(1, 5)).Select(_ => chance.Next(1, 365)).Distinct()];
        foreach (int day in days)
        {
            double level = 0.08 + (0.3 * chance.NextDouble());
            double middle = Math.Round(spot / 5) * 5;
            for (int step = -60; step <= 60; step++)
            {
                double strike = middle + (step * 5);
                double volatility = level + (0.4 * Math.Abs(strike - spot) / spot);
                foreach (bool isCall in new[] { true, false })
                {
                    if (chance.Chance(0.8))
                    {
                        rows.Add(Row(AsOfNs + (day * Day), strike, volatility, chance.Next(1, 20_000), isCall));
                    }
                }
            }
        }

        return new PlainChain([.. rows], spot, settings ?? new GammaSettings { MinRows = 1 });
    }

    public static OptionRow Row(long settlementNs, double strike, double volatility, int interest, bool isCall) =>
        new(settlementNs, strike, volatility, double.NaN, float.NaN, 1, 2, interest, 0, isCall);

    /// <summary>The same chain with other rows.</summary>
    public PlainChain With(IEnumerable<OptionRow> others) => new([.. others], Spot, Settings);

    /// <summary>What the code under test says.</summary>
    public GammaLevels Levels()
    {
        GammaChain chain = new(Settings);
        chain.Begin();
        foreach (OptionRow row in Rows)
        {
            chain.Add(in row);
        }

        chain.Complete(AsOfNs, (int)(AsOfNs / Day));
        return Levels(chain);
    }

    /// <summary>What it says of a chain that is filled already.</summary>
    public GammaLevels Levels(GammaChain chain)
    {
        GammaLevels levels = new(Settings);
        levels.Compute(chain, Spot, AsOfNs).Should().BeTrue();
        return levels;
    }

    /// <summary>Dollars of hedging per 1 % move of a row at a spot.</summary>
    public double Exposure(OptionRow row, double at)
    {
        double years = Math.Max((row.SettlementNs - AsOfNs) / 1e9, 3600) / (365 * 86400.0);
        double deviation = row.ImpliedVolatility * Math.Sqrt(years);
        double drift = Settings.Rate - Settings.DividendYield + (row.ImpliedVolatility * row.ImpliedVolatility / 2);
        double d1 = (Math.Log(at / row.Strike) + (drift * years)) / deviation;
        double density = Math.Exp(-d1 * d1 / 2) / Math.Sqrt(2 * Math.PI);
        double gamma = density * Math.Exp(-Settings.DividendYield * years) / (at * deviation);
        int sign = row.IsCall && Settings.SignModel is SignModel.DealerLongCallsShortPuts ? 1 : -1;
        return sign * gamma * row.OpenInterest * 100 * at * at * 0.01;
    }

    public double Net(double at) => Rows.Sum(r => Exposure(r, at));

    /// <summary>Size of all exposures at the spot: what differences are measured by.</summary>
    public double Gross => Rows.Sum(r => Math.Abs(Exposure(r, Spot)));

    /// <summary>The root nearest to the spot of those on the grid; what has no exposure to speak of has no sign.</summary>
    public double? Flip()
    {
        double least = 1e-20 * Gross;
        (double At, double Net)[] grid = [.. Enumerable.Range(0, 201).Select(i => Spot * (0.9 + (0.001 * i)))
            .Select(s => (s, Net(s))).Where(p => Math.Abs(p.Item2) > least)];
        double? nearest = null;
        for (int i = 0; i + 1 < grid.Length; i++)
        {
            if (grid[i].Net < 0 != grid[i + 1].Net < 0)
            {
                double root = Bisect(grid[i].At, grid[i + 1].At);
                nearest = nearest is null || Math.Abs(root - Spot) < Math.Abs(nearest.Value - Spot) ? root : nearest;
            }
        }

        return nearest;
    }

    private double Bisect(double low, double high)
    {
        bool isNegative = Net(low) < 0;
        while (high - low > 1e-6)
        {
            double middle = (low + high) / 2;
            (low, high) = Net(middle) < 0 == isNegative ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}
