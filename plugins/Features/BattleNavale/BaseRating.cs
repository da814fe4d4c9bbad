using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>Direction and quality of a base, from its bars.</summary>
internal static class BaseRating
{
    private const int EntryBars = 5;
    private const int CoreBars = 3;
    private const int FullBars = 10;
    private const double LeastDeltaShare = 0.10;

    /// <summary>+1 green, -1 red, 0 neutral: by the flow inside it, else by the side from which the price came.</summary>
    public static int Direction(BarHistory bars, in BaseBox box)
    {
        double delta = 0;
        double volume = 0;
        for (int i = box.First; i <= box.Last; i++)
        {
            delta += bars[i].Delta;
            volume += bars[i].Volume;
        }

        int move = Math.Sign(bars[box.Last].CloseTicks - bars[box.First].OpenTicks);
        bool hasFlow = box.DeltaStatus is not FeatureStatus.Missing && volume > 0;
        return hasFlow && move > 0 && delta / volume > LeastDeltaShare ? 1
            : hasFlow && move < 0 && delta / volume < -LeastDeltaShare ? -1
            : SideOfEntry(bars, in box);
    }

    /// <summary>From 0 to 1: number of bars, height, evenness of the volume, respect of the box.</summary>
    public static double Quality(BarHistory bars, in BaseBox box, double averageRangeTicks)
    {
        int count = box.Last - box.First + 1;
        return (0.30 * Math.Min(count / (double)FullBars, 1))
            + (0.20 * Size(box.HeightTicks / averageRangeTicks))
            + (0.25 * Evenness(bars, in box))
            + (0.25 * Respect(bars, in box));
    }

    private static int SideOfEntry(BarHistory bars, in BaseBox box)
    {
        int first = Math.Max(0, box.First - EntryBars);
        if (first == box.First)
        {
            return 0;
        }

        double sum = 0;
        for (int i = first; i < box.First; i++)
        {
            sum += bars[i].CloseTicks;
        }

        double mean = sum / (box.First - first);
        return mean < box.LowTicks ? 1 : mean > box.HighTicks ? -1 : 0;
    }

    private static double Size(double heightInRanges) => heightInRanges switch
    {
        >= 0.4 and <= 1.2 => 1,
        >= 0.2 and <= 1.6 => 0.7,
        _ => 0.3,
    };

    /// <summary>1 minus the coefficient of variation of the volumes.</summary>
    private static double Evenness(BarHistory bars, in BaseBox box)
    {
        int count = box.Last - box.First + 1;
        double mean = 0;
        for (int i = box.First; i <= box.Last; i++)
        {
            mean += bars[i].Volume;
        }

        mean /= count;
        if (mean == 0)
        {
            return 0;
        }

        double squares = 0;
        for (int i = box.First; i <= box.Last; i++)
        {
            double difference = bars[i].Volume - mean;
            squares += difference * difference;
        }

        return Math.Clamp(1 - (Math.Sqrt(squares / count) / mean), 0, 1);
    }

    /// <summary>Share of the later closes inside the box of the first three bars, widened by a tick.</summary>
    private static double Respect(BarHistory bars, in BaseBox box)
    {
        int later = box.Last - box.First + 1 - CoreBars;
        if (later == 0)
        {
            return 0.5;
        }

        int low = int.MaxValue;
        int high = int.MinValue;
        for (int i = box.First; i < box.First + CoreBars; i++)
        {
            low = Math.Min(low, bars[i].LowTicks);
            high = Math.Max(high, bars[i].HighTicks);
        }

        int inside = 0;
        for (int i = box.First + CoreBars; i <= box.Last; i++)
        {
            int close = bars[i].CloseTicks;
            inside += close >= low - 1 && close <= high + 1 ? 1 : 0;
        }

        return inside / (double)later;
    }
}
