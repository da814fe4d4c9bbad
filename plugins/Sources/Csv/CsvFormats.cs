using System.Text;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>Finds how times are written when nobody says.</summary>
internal static class CsvFormats
{
    private static readonly string[] Known =
    [
        "yyyy-MM-ddTHH:mm[:ss]FK", "yyyy/MM/dd HH:mm[:ss]F", "yyyy.MM.dd HH:mm[:ss]F", "yyyyMMdd HHmmss[ fffffff]", "yyyyMMdd HHmmssF",
        "yyyyMMdd HH:mm[:ss]F", "yyyyMMddHHmmss", "M/d/yyyy H:mm[:ss]F[ tt]", "d/M/yyyy H:mm[:ss]F", "d.M.yyyy H:mm[:ss]F",
        "M-d-yyyy H:mm[:ss]F", "d-M-yyyy H:mm[:ss]F", "yyyy-MM-dd", "yyyy/MM/dd", "yyyyMMdd", "M/d/yyyy", "d/M/yyyy", "d.M.yyyy",
    ];

    /// <summary>The formats in which all of some texts are times; those that read alike count once.</summary>
    public static IReadOnlyList<StampFormat> Of(IReadOnlyList<string> texts)
    {
        if (texts.Count > 0 && texts.All(t => t.Length >= 10 && t.All(char.IsAsciiDigit) && t.Length == texts[0].Length))
        {
            string? unix = texts[0].Length switch { 10 => "unix-s", 13 => "unix-ms", 16 => "unix-us", 19 => "unix-ns", _ => null };
            if (unix is not null)
            {
                return [StampFormat.Of(unix)];
            }
        }

        List<(StampFormat Format, long[] Times)> found = [];
        foreach (string pattern in texts.Count == 0 ? [] : Known)
        {
            StampFormat format = StampFormat.Of(pattern);
            long[] times = new long[texts.Count];
            bool isGood = true;
            for (int i = 0; i < times.Length && isGood; i++)
            {
                isGood = format.TryRead(Encoding.UTF8.GetBytes(texts[i]), out times[i], out _);
            }

            if (isGood && !found.Exists(f => f.Times.AsSpan().SequenceEqual(times)))
            {
                found.Add((format, times));
            }
        }

        return [.. found.Select(f => f.Format)];
    }
}
