namespace MiaIa.TwsSimulator;

/// <summary>Which market data a login may have.</summary>
public enum DataRights
{
    /// <summary>Live data.</summary>
    Live,

    /// <summary>Only delayed data, and only after market data type 3 or 4: 354 before, 10167 with it.</summary>
    DelayedOnly,

    /// <summary>No data: 354.</summary>
    None,
}
