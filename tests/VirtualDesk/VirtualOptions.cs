using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace MiaIa.VirtualDesk;

/// <summary>A TWS in this process, on a clock that moves when the engine has nothing left to do.</summary>
public sealed record VirtualOptions
{
    /// <summary>First instant, ISO 8601 UTC.</summary>
    public string From { get; init; } = "2026-11-24T14:00:00Z";

    /// <summary>How long it lasts, in minutes.</summary>
    [Range(1, 10_000)]
    public int Minutes { get; init; } = 60;

    /// <summary>Time between two moves of the market, in milliseconds.</summary>
    [Range(10, 10_000)]
    public int StepMilliseconds { get; init; } = 250;

    /// <summary>Seed of prices and faults.</summary>
    [Range(0, int.MaxValue)]
    public int Seed { get; init; } = 1;

    /// <summary>Time between two incidents on average, in minutes; 0 for none.</summary>
    [Range(0, 10_000)]
    public int IncidentMinutes { get; init; }

    /// <summary>Minutes before the end in which nothing goes wrong any more.</summary>
    [Range(0, 10_000)]
    public int CalmMinutes { get; init; } = 20;

    /// <summary>Days of bars asked at the start.</summary>
    [Range(0, 10)]
    public int HistoryDays { get; init; } = 1;

    /// <summary>Where order ids are kept.</summary>
    public string StateFolder { get; init; } = "";

    /// <summary>File that gets what the server saw.</summary>
    public string Report { get; init; } = "";

    internal DateTimeOffset FromTime => DateTimeOffset.Parse(From, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
