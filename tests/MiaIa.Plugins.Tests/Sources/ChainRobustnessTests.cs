using System.Diagnostics;
using System.Text;
using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Tests;
using Xunit.Abstractions;

namespace MiaIa.Plugins.Tests.Sources;

/// <summary>Whatever bytes a file of chains holds: events, counted problems or one understandable error, and soon.</summary>
public sealed class ChainRobustnessTests(ITestOutputHelper output) : IDisposable
{
    private const int Seed = 20_230_405;
    private const int Mutations = 2000;
    private const string Option = "20210104_spx_minute_quote_european_call_37000000_20210115.csv";

    private static readonly byte[] Bytes = [0, (byte)',', (byte)'"', (byte)'\n', (byte)'\r', (byte)'-', (byte)'.', (byte)'9', (byte)' ', 0x80, 0xE2, 0xFF];

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Kinds => ["cboe", "cboe-old", "universe", "universe-of-futures", "option", "option-trade"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void MutatedBytes_AreNeverAFault(string kind)
    {
        output.WriteLine($"Seed {Seed}");
        byte[] whole = Encoding.UTF8.GetBytes(Text(kind));
        Random random = new(Seed);
        for (int i = 0; i < Mutations; i++)
        {
            byte[] bytes = [.. whole];
            for (int change = random.Next(1, 6); change > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = random.Next(2) == 0 ? Bytes[random.Next(Bytes.Length)] : (byte)random.Next(256);
            }

            Check(kind, bytes, $"mutation {i}");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void TruncationAtEveryLine_IsNeverAFault(string kind)
    {
        byte[] whole = Encoding.UTF8.GetBytes(Text(kind));
        for (int i = 0; i < whole.Length; i++)
        {
            if (whole[i] == (byte)'\n')
            {
                foreach (int length in new[] { i - 1, i, i + 1, i + 2 })
                {
                    Check(kind, whole[..Math.Clamp(length, 0, whole.Length)], $"{length} bytes");
                }
            }
        }
    }

    [Fact]
    public void MutatedZips_AreNeverAFault()
    {
        output.WriteLine($"Seed {Seed}");
        byte[] whole = File.ReadAllBytes(_folder.Zip("whole.zip", (Option, Text("option"))));
        Random random = new(Seed);
        for (int i = 0; i < Mutations; i++)
        {
            byte[] bytes = random.Next(4) == 0 ? whole[..random.Next(whole.Length)] : [.. whole];
            if (bytes.Length > 0)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            string path = _folder.Make("20210104_quote_european.zip");
            File.WriteAllBytes(path, bytes);
            Read(new LeanZip(), path, $"mutation {i}");
        }
    }

    private static string Text(string kind) => kind switch
    {
        "cboe" => "\nStandard & Poors 500 Index,Last: 4090.38,Change:  -10.2201\nDate: 5 April 2023, 19:41 UTC\u22124,Bid: 1,Ask: 2,Size: 1*1,Volume: 59\u202f252\n"
            + CboeChainTests.Names + "\n" + string.Concat(Enumerable.Repeat(CboeChainTests.Row + "\n", 4)),
        "cboe-old" => "SPX (S&P 500 INDEX),1553.69,-6.29,\nApr 04 2013 @ 14:20 ET,Bid,1553.10,Ask,1554.20,Size,1x1,Vol,0,\n"
            + "Calls,Last Sale,Net,Bid,Ask,Vol,Open Int,Puts,Last Sale,Net,Bid,Ask,Vol,Open Int,\n"
            + string.Concat(Enumerable.Repeat("13 Apr 1550.00 (SPX1320D1550-E),16.2,0.0,15.8,17.2,12,5120,13 Apr 1550.00 (SPX1320P1550-E),12.0,0.0,11.4,12.6,7,1024,\n", 4)),
        "universe" => "#expiry,strike,right,open,high,low,close,volume,open_interest,implied_volatility,delta,gamma,vega,theta,rho\n"
            + ",,,3764.61,3769.99,3662.71,3700.65,0,,,,,,,\n"
            + string.Concat(Enumerable.Repeat("20210115,3200,C,564.9000,564.9000,564.9000,564.9000,1,11755,0.4680360,0.9769090,0.0001870,0.2739321,0.4443980,0.7156646\n", 4)),
        "universe-of-futures" => "#expiry,open,high,low,close,volume,open_interest\n202003,3221.5,3246.25,3220.75,3235.5,1161694,2740796\n202006,3222.5,3245,3222.25,3234.25,385,\n",
        "option-trade" => string.Concat(Enumerable.Range(0, 8).Select(i => $"{34200000 + (i * 60000)},909700,909700,909700,909700,10\n")),
        _ => string.Concat(Enumerable.Range(0, 8).Select(i => $"{34200000 + (i * 60000)},4307000,4336000,4306000,4329000,100,4366000,4387000,4348000,4387000,102\n")),
    };

    private void Check(string kind, byte[] bytes, string what)
    {
        if (kind.StartsWith("option", StringComparison.Ordinal))
        {
            string name = kind is "option" ? Option : Option.Replace("quote", "trade");
            File.Delete(_folder.Make("chain.zip"));
            Read(new LeanZip(), _folder.Zip("chain.zip", (name, Encoding.Latin1.GetString(bytes))), what);
            return;
        }

        bool isCboe = kind.StartsWith("cboe", StringComparison.Ordinal);
        foreach (string name in isCboe ? new[] { "chain.csv", "SPX_2023-04-05.csv" } : ["universes/spx/20210104.csv"])
        {
            string path = _folder.Make(name);
            File.WriteAllBytes(path, bytes);
            Read(isCboe ? new CboeChain() : new LeanZip(), path, what);
        }
    }

    private static void Read(ISource source, string path, string what)
    {
        long start = Stopwatch.GetTimestamp();
        Act(() =>
        {
            foreach (MarketStream stream in source.Describe(path).Where(s => s.Kinds is not EventKinds.None))
            {
                source.ReadAll(stream, SourceRuns.Spx);
            }
        });
        Act(() => ((IInspector)source).Inspect(path, new MachineZones()));
        Stopwatch.GetElapsedTime(start).Should().BeLessThan(TimeSpan.FromSeconds(1), what);

        void Act(Action action)
        {
            try
            {
                action();
            }
            catch (SourceException)
            {
                // What is wrong is told.
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"{what}: {e}", e);
            }
        }
    }
}
