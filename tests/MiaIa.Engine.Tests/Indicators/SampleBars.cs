using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Indicators;

/// <summary>
/// Sixty bars of an integer walk. The numbers the tests expect of them come from a separate program in another
/// language that follows the published rules.
/// </summary>
internal static class SampleBars
{
    private static readonly (int Open, int High, int Low, int Close)[] Prices =
    [
        (1000, 1000, 998, 999), (998, 1002, 997, 1001), (1002, 1003, 1002, 1002),
        (1002, 1005, 997, 1000), (1000, 1003, 999, 1003),
        (1002, 1003, 996, 999), (1000, 1004, 1000, 1004), (1004, 1006, 997, 1000),
        (999, 1002, 994, 996), (996, 999, 990, 992),
        (992, 993, 989, 990), (991, 991, 987, 990), (990, 991, 987, 987),
        (986, 989, 983, 988), (989, 994, 987, 992),
        (992, 995, 991, 994), (994, 994, 994, 994), (994, 997, 994, 997),
        (998, 1000, 992, 994), (995, 1000, 994, 998),
        (997, 1001, 996, 1000), (1000, 1003, 998, 998), (999, 1003, 999, 1003),
        (1002, 1004, 996, 998), (999, 1002, 998, 1002),
        (1003, 1004, 998, 1000), (999, 1006, 996, 1003), (1002, 1004, 997, 999),
        (1000, 1005, 997, 1002), (1003, 1009, 1001, 1007),
        (1008, 1014, 1006, 1012), (1013, 1013, 1010, 1012), (1013, 1015, 1010, 1013),
        (1014, 1015, 1013, 1015), (1014, 1014, 1011, 1014),
        (1015, 1020, 1013, 1018), (1017, 1021, 1014, 1018), (1018, 1020, 1017, 1017),
        (1016, 1019, 1013, 1018), (1017, 1019, 1017, 1019),
        (1018, 1023, 1015, 1021), (1020, 1024, 1019, 1024), (1024, 1026, 1018, 1021),
        (1021, 1023, 1017, 1018), (1018, 1020, 1016, 1017),
        (1016, 1018, 1013, 1018), (1017, 1017, 1014, 1017), (1018, 1019, 1015, 1016),
        (1017, 1022, 1017, 1021), (1020, 1022, 1017, 1018),
        (1017, 1020, 1014, 1019), (1019, 1019, 1015, 1017), (1016, 1019, 1012, 1012),
        (1013, 1013, 1006, 1009), (1008, 1014, 1008, 1011),
        (1010, 1010, 1009, 1009), (1009, 1014, 1006, 1011), (1011, 1012, 1006, 1008),
        (1009, 1012, 1004, 1006), (1007, 1010, 1001, 1003),
    ];

    public static IReadOnlyList<Bar> All { get; } = [.. Prices.Select(p => Of(p.Open, p.High, p.Low, p.Close))];

    public static Bar Of(int open, int high, int low, int close, int volume = 500) =>
        new(60, open, high, low, close, volume, 0, 0, 0, DeltaKind.None);

    /// <summary>A random walk of bars.</summary>
    public static Bar[] Random(ulong seed, int count)
    {
        TestRandom random = new(seed);
        Bar[] bars = new Bar[count];
        int price = 10_000;
        for (int i = 0; i < count; i++)
        {
            int close = price + random.Next(-5, 5);
            int high = Math.Max(price, close) + random.Next(0, 3);
            int low = Math.Min(price, close) - random.Next(0, 3);
            bars[i] = Of(price, high, low, close, random.Next(0, 100));
            price = close;
        }

        return bars;
    }

    public static void AddMinute(this AverageTrueRange atr, in Bar bar, int minute) =>
        atr.Add(in bar, minute * EventTimes.Minute, (minute + 1) * EventTimes.Minute);

    public static void AddMinute(this DirectionalIndex adx, in Bar bar, int minute) =>
        adx.Add(in bar, minute * EventTimes.Minute, (minute + 1) * EventTimes.Minute);
}
