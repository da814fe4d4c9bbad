using System.ComponentModel.DataAnnotations;

namespace MiaIa.Host.Configuration;

/// <summary>What is traded and what is watched.</summary>
internal sealed record InstrumentSettings
{
    /// <summary>Root of the traded instrument; the front contract follows the roll calendar. Default ES.</summary>
    [AllowedValues("ES", "MES")]
    public string Trade { get; init; } = "ES";

    /// <summary>Instruments and indices that features may read. Default none.</summary>
    [AllowedValues("ES", "MES", "NQ", "SPX", "VIX")]
    public IReadOnlyList<string> Watch { get; init; } = [];
}
