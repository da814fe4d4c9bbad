using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers.Ibkr.Data;

/// <summary>Turns the prices of TWS into whole ticks. A price off the grid is none.</summary>
/// <param name="instrument">The instrument.</param>
internal sealed class PriceGrid(Instrument instrument)
{
    // What a double leaves of a written price is many orders smaller; a price off the grid is at least a tenth of a tick off.
    private const double Tolerance = 1e-6;

    private readonly double _ticksPerPoint = 1 / instrument.PointsPerTick;

    /// <summary>The ticks of a price; false without one, off the grid and out of range.</summary>
    public bool TryToTicks(double? price, out int ticks)
    {
        ticks = 0;
        if (price is not { } points)
        {
            return false;
        }

        double exact = points * _ticksPerPoint;
        double nearest = Math.Round(exact);
        if (!(Math.Abs(exact - nearest) < Tolerance) || Math.Abs(nearest) > int.MaxValue)
        {
            return false;
        }

        ticks = (int)nearest;
        return true;
    }

    /// <summary>Whole contracts of a size; false without one, below zero, with a fraction and out of range.</summary>
    public static bool TryToSize(decimal? size, out int contracts)
    {
        contracts = 0;
        if (size is not { } value || value < 0 || value > int.MaxValue || value != decimal.Truncate(value))
        {
            return false;
        }

        contracts = (int)value;
        return true;
    }
}
