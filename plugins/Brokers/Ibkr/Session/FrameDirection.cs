namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>Which way a frame went.</summary>
public enum FrameDirection
{
    /// <summary>From TWS to us.</summary>
    In,

    /// <summary>From us to TWS.</summary>
    Out,
}
