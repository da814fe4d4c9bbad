namespace MiaIa.Plugins.Sources;

/// <summary>Whose tables the csv source reads.</summary>
public enum CsvPreset
{
    /// <summary>Whatever the first rows show without doubt; a mapping where columns are written.</summary>
    Auto,

    /// <summary>NinjaTrader's historical data: semicolons, UTC, bars stamped with their end.</summary>
    Ninjatrader,

    /// <summary>FirstRateData: commas, New York, bars stamped with their start.</summary>
    FirstRateData,

    /// <summary>Kibot: commas, New York, bars stamped with their start.</summary>
    Kibot,

    /// <summary>CSV of Databento, raw or pretty.</summary>
    Databento,

    /// <summary>The columns written in the option.</summary>
    Mapping,
}
