using System.Globalization;
using MiaIa.Sdk.Learning;

namespace MiaIa.Sdk;

/// <summary>
/// How long orders, cancels and changes take to the market: always the same, or drawn from times that were measured. The same
/// seed draws the same times in every run. The file is read when this is made, and never again.
/// </summary>
public sealed class OrderLatency
{
    private const double NsPerMillisecond = 1e6;
    private const double MostMilliseconds = 60_000;

    private readonly long[] _measured;
    private SeededDraws _draws;

    private OrderLatency(long[] measured, long typicalNs, int seed, string text)
    {
        _measured = measured;
        _draws = new SeededDraws((ulong)seed);
        TypicalNs = typicalNs;
        Text = text;
    }

    /// <summary>The one time, or the median of those measured, in nanoseconds.</summary>
    public long TypicalNs { get; }

    /// <summary>What it is, for the header of a run.</summary>
    public string Text { get; }

    /// <summary>Makes one from settings.</summary>
    /// <param name="milliseconds">The one time, when there is no file.</param>
    /// <param name="path">A file of times measured, one number of milliseconds a line; null or empty for none.</param>
    /// <param name="seed">Repeats the draws.</param>
    /// <exception cref="SourceException">The file is not there, is empty, or a line is no time from 0 to 60000 ms.</exception>
    public static OrderLatency Of(int milliseconds, string? path, int seed)
    {
        if (string.IsNullOrEmpty(path))
        {
            return new OrderLatency([], (long)(milliseconds * NsPerMillisecond), seed, $"latency {milliseconds} ms, nothing by chance");
        }

        long[] measured = Read(path);
        long[] sorted = [.. measured.Order()];
        long median = sorted[(sorted.Length - 1) / 2];
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"latency drawn with seed {seed} from {measured.Length} measured, median {median / NsPerMillisecond:0.###} ms, sum {sorted.Sum()} ns");
        return new OrderLatency(measured, median, seed, text);
    }

    /// <summary>The next one, in nanoseconds.</summary>
    public long NextNs() => _measured.Length == 0 ? TypicalNs : _measured[_draws.Below(_measured.Length)];

    private static long[] Read(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException(path, "", "The latency file cannot be read: " + e.Message, e);
        }

        List<long> times = [];
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            if (line.Length > 0)
            {
                times.Add(TimeOf(path, i + 1, line));
            }
        }

        return times.Count > 0 ? [.. times] : throw new SourceException(path, "", "There is no latency in it. Write one number of milliseconds a line.");
    }

    private static long TimeOf(string path, int number, string line) =>
        double.TryParse(line, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double milliseconds)
            && milliseconds <= MostMilliseconds
            ? (long)Math.Round(milliseconds * NsPerMillisecond)
            : throw new SourceException(path, $"line {number}", $"'{line}' is no latency. Write one number of milliseconds from 0 to 60000 a line, such as 18.5.");
}
