namespace MiaIa.Plugins.Sources;

/// <summary>What stands at one strike, over all expiries.</summary>
internal sealed class StrikeTotals
{
    /// <summary>Open calls.</summary>
    public long CallInterest { get; set; }

    /// <summary>Open puts.</summary>
    public long PutInterest { get; set; }

    /// <summary>Sum of gamma times open interest of calls.</summary>
    public double CallGamma { get; set; }

    /// <summary>Sum of gamma times open interest of puts.</summary>
    public double PutGamma { get; set; }
}
