namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>The right of an option.</summary>
public enum OptionRight
{
    /// <summary>Not an option.</summary>
    None,

    /// <summary>A call.</summary>
    Call,

    /// <summary>A put.</summary>
    Put,
}
