using System.ComponentModel.DataAnnotations;
using MiaIa.Host.Calendar;

namespace MiaIa.Host.Configuration;

/// <summary>What is traded and what is watched.</summary>
internal sealed record InstrumentSettings
{
    /// <summary>Root of the traded instrument; its front contract follows <c>roll</c>. Default ES.</summary>
    [AllowedValues("ES", "MES")]
    public string Trade { get; init; } = "ES";

    /// <summary>
    /// When the next contract becomes the front one: calendar, 8 days before the third Friday; or volume, with the session
    /// after the first one in which it traded more (files only; without both contracts' data the calendar). Default calendar.
    /// </summary>
    public RollRule Roll { get; init; } = RollRule.Calendar;

    /// <summary>Instruments, indices and the fund SPY that features may read. Default none.</summary>
    [AllowedValues("ES", "MES", "NQ", "SPX", "SPY", "VIX")]
    public IReadOnlyList<string> Watch { get; init; } = [];
}
