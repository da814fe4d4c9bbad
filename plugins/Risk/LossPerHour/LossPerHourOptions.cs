using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.Risk;

/// <summary>Settings of <see cref="LossPerHour"/>.</summary>
public sealed record LossPerHourOptions
{
    /// <summary>Fall of equity within the window from which nothing is entered. Dollars; default 200.</summary>
    [Range(1, 1_000_000)]
    public decimal MaxLossDollars { get; init; } = 200;

    /// <summary>How far back it looks, in whole minutes, the present one included. Default 60.</summary>
    [Range(1, 1440)]
    public int WindowMinutes { get; init; } = 60;
}
