namespace MiaIa.Sdk;

/// <summary>When options of a class settle on their expiry date.</summary>
public enum OptionSettlement : byte
{
    /// <summary>At the close, 16:00 in New York.</summary>
    Close,

    /// <summary>By the opening prices, 09:30 in New York.</summary>
    Open,

    /// <summary>By the opening prices on the third Friday of a quarter's last month, at the close on other dates.</summary>
    QuarterlyOpen,
}
