using MiaIa.Sdk;
using MiaIa.Sdk.Binary;

namespace MiaIa.Plugins.Sources;

/// <summary>Turns records of bars into bars.</summary>
/// <param name="tick">Smallest price step as the file counts it.</param>
/// <param name="period">Length of the bars; null when the file was described without bars.</param>
internal sealed class ScidBars(decimal tick, BarPeriod? period)
{
    private readonly FloatGrid _grid = new(tick);

    /// <summary>Length of a bar, in nanoseconds.</summary>
    public long PeriodNs { get; } = period?.Nanoseconds ?? 0;

    /// <summary>Reads a bar; a problem when it is not good.</summary>
    public ProblemKind? Read(in ScidRecord record, out Bar bar)
    {
        bar = default;
        if (period is not { } length)
        {
            return ProblemKind.NotUsed;
        }

        if (Math.Max(record.Volume, Math.Max(record.BidVolume, record.AskVolume)) > int.MaxValue || record.Trades > int.MaxValue)
        {
            return ProblemKind.BadRecord;
        }

        if (!_grid.TryToTicks(record.Open, out int open) || !_grid.TryToTicks(record.High, out int high)
            || !_grid.TryToTicks(record.Low, out int low) || !_grid.TryToTicks(record.Close, out int close))
        {
            return ProblemKind.OffGrid;
        }

        int bought = (int)record.AskVolume;
        int sold = (int)record.BidVolume;
        bar = new Bar(
            length.Seconds, open, high, low, close, (int)record.Volume, bought, sold, (double)bought - sold,
            bought > 0 || sold > 0 ? DeltaKind.Exact : DeltaKind.None, HasPrints: false, (int)record.Trades);
        return bar.IsValid ? null : ProblemKind.ImpossibleBar;
    }
}
