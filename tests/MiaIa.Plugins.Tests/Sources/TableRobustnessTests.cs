using System.Text;
using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Tests;

namespace MiaIa.Plugins.Tests.Sources;

/// <summary>
/// Damaged tables of every kind: whatever the bytes are, reading ends with events in order of time, counted problems or a
/// <see cref="SourceException"/>, and never with anything else.
/// </summary>
public sealed class TableRobustnessTests : IDisposable
{
    private const int MostChanges = 4;
    private static readonly int Mutations = Environment.GetEnvironmentVariable("MIA_FULL") is "1" ? 10_000 : 1000;
    private static readonly byte[] Nasty = [.. ",;.:-/\"\n\r \t0123456789TZAB+e\0\u00FF"u8];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string, string> Tables => new()
    {
        { "csv", "ES 12-23.Last.txt", Repeat(i => $"20231101 13{30 + i}00;4200.25;4201;4200;4200.5;{i}\n") },
        { "csv", "ES 12-23.Last.txt", Repeat(i => $"20231101 1330{i:00} 0000001;4200.50;4200.25;4200.50;3\n") },
        { "csv", "ES_1min.txt", "timestamp,open,high,low,close,volume\r\n" + Repeat(i => $"2024-05-01 09:{i + 10}:00,5100,5101,5099.75,5100.5,10\r\n") },
        { "csv", "ESM4.txt", Repeat(i => $"05/01/2024,09:{i + 10},5050,5052.25,5049,5051,1500\n") },
        { "csv", "ESM4.txt", Repeat(i => $"05/{i + 1:00}/2024,5050,5052.25,5049,5051,1500\n") },
        {
            "csv", "ESH4.csv",
            "ts_recv,ts_event,rtype,publisher_id,instrument_id,action,side,depth,price,size,flags,ts_in_delta,sequence,bid_px_00,ask_px_00,bid_sz_00,ask_sz_00,symbol\n"
            + Repeat(i => $"1704205800{i:000000000},1704205800{i:000000000},1,1,17077,T,B,0,4800250000000,3,0,13000,{i},4800000000000,4800250000000,5,7,ESH4\n")
        },
        {
            "csv", "ESH4.csv", "ts_event,rtype,publisher_id,instrument_id,open,high,low,close,volume,symbol\n"
            + Repeat(i => $"2024-01-02T14:{i + 10}:00.000000000Z,33,1,17077,4800.000000000,4801.000000000,4799.750000000,4800.500000000,12,ESH4\n")
        },
        { "csv", "ES.csv", "time;price;size;side;bid;ask\n" + Repeat(i => $"2024-05-01T14:30:{i + 10}Z;4800,25;2;Buy;4800,00;4800,25\n") },
        { "mapping", "ES.csv", Repeat(i => $"2024-05-01 14:30:{i + 10},4800.25,2,4800,4800.25,3,4,B\n") },
        {
            "table", "orders.csv", "ts_recv,ts_event,rtype,publisher_id,instrument_id,action,side,price,size,channel_id,order_id,flags,ts_in_delta,sequence,symbol\n"
            + Repeat(i => $"2024-01-02T14:{i + 10}:00.000000000Z,2024-01-02T14:{i + 10}:00.000000000Z,160,1,17077,A,B,4800.250000000,3,0,{i},130,13000,{i},ESH4\n")
        },
        { "daily-csv", "VVIX.csv", "DATE,VVIX\n" + Repeat(i => $"2024-01-{i + 1:00},93.25\n") },
        { "daily-csv", "VIX.csv", "DATE,OPEN,HIGH,LOW,CLOSE\n" + Repeat(i => $"2024-01-{i + 1:00},13.900000,14.600000,13.700000,14.350000\n") },
        { "news-csv", "news.csv", "time,impact,title\n" + Repeat(i => $"2024-01-{i + 1:00} 14:00,high,FOMC\n") },
        { "levels-csv", "levels.csv", "label,price,time\n" + Repeat(i => $"SG{i + 1},4850.25,2024-01-{i + 1:00} 14:00\n") },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void ChangedBytes_AreCountedOrRefused(string source, string name, string text)
    {
        byte[] whole = Encoding.UTF8.GetBytes(text);
        int read = 0;
        for (int seed = 0; seed < Mutations; seed++)
        {
            Random random = new(seed);
            List<byte> bytes = [.. whole];
            for (int change = random.Next(1, MostChanges + 1); change > 0; change--)
            {
                int at = random.Next(bytes.Count);
                byte value = Nasty[random.Next(Nasty.Length)];
                switch (random.Next(4))
                {
                    case 0: bytes.Insert(at, value); break;
                    case 1: bytes.RemoveAt(at); break;
                    case 2: bytes[at] = (byte)random.Next(256); break;
                    default: bytes[at] = value; break;
                }
            }

            read += Try(Of(source), name, [.. bytes], $"seed {seed}");
        }

        read.Should().BeGreaterThan(Mutations, "most of the rows are still good");
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void CutsAroundEveryLine_AreCountedOrRefused(string source, string name, string text)
    {
        byte[] whole = Encoding.UTF8.GetBytes(text);
        for (int end = 0; end < whole.Length; end++)
        {
            if (whole[end] == (byte)'\n')
            {
                for (int cut = Math.Max(0, end - 1); cut <= Math.Min(whole.Length, end + 2); cut++)
                {
                    Try(Of(source), name, whole[..cut], $"cut {cut}");
                }
            }
        }
    }

    private static string Repeat(Func<int, string> row) => string.Concat(Enumerable.Range(0, 30).Select(row));

    private static ISource Of(string id) => id switch
    {
        "table" => new DatabentoDbn(new DatabentoDbnOptions()),
        "mapping" => new Csv(new CsvOptions { Columns = "time,price,size,bid,ask,bid-size,ask-size,side" }),
        "daily-csv" => new DailyCsv(new DailyCsvOptions()),
        "news-csv" => new NewsCsv(new NewsCsvOptions()),
        "levels-csv" => new LevelsCsv(new LevelsCsvOptions()),
        _ => new Csv(new CsvOptions()),
    };

    private int Try(ISource source, string name, byte[] bytes, string because)
    {
        string path = _folder.At(name);
        File.WriteAllBytes(path, bytes);
        try
        {
            int count = 0;
            foreach (MarketStream stream in source.Describe(path))
            {
                long last = long.MinValue;
                foreach (MarketEvent e in stream.Kinds is EventKinds.None ? [] : source.ReadAll(stream))
                {
                    (e.TimeNs >= last).Should().BeTrue(because);
                    last = e.TimeNs;
                    count++;
                }
            }

            ((IInspector)source).Inspect(path, new MachineZones());
            return count;
        }
        catch (SourceException)
        {
            return 0;
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException($"{because}: {Encoding.Latin1.GetString(bytes)}", e);
        }
    }
}
