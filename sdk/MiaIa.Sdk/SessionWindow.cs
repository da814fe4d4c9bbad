namespace MiaIa.Sdk;

/// <summary>A part of the trading day, America/New_York.</summary>
public enum SessionWindow : byte
{
    /// <summary>17:00-18:00, weekends, holidays, and after an early close: no trading at all.</summary>
    Closed,

    /// <summary>18:00-20:00 and 16:00-17:00.</summary>
    AfterHours,

    /// <summary>20:00-04:00.</summary>
    Overnight,

    /// <summary>04:00-09:30.</summary>
    PreMarket,

    /// <summary>09:30-11:00.</summary>
    Opening,

    /// <summary>11:00-14:00.</summary>
    MidDay,

    /// <summary>14:00-16:00.</summary>
    PowerHour,
}
