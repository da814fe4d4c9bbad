namespace MiaIa.Sdk;

/// <summary>What a vendor's price level is.</summary>
public enum LevelKind : byte
{
    /// <summary>Strike of the most call gamma.</summary>
    CallResistance,

    /// <summary>Strike of the most put gamma.</summary>
    PutSupport,

    /// <summary>High volatility level: where the gamma changes its sign.</summary>
    HighVolatilityLevel,

    /// <summary>Lowest price expected within the day.</summary>
    OneDayMin,

    /// <summary>Highest price expected within the day.</summary>
    OneDayMax,

    /// <summary>Call resistance of the options that expire on the day.</summary>
    CallResistanceZeroDte,

    /// <summary>Put support of the options that expire on the day.</summary>
    PutSupportZeroDte,

    /// <summary>High volatility level of the options that expire on the day.</summary>
    HighVolatilityLevelZeroDte,

    /// <summary>Gamma wall of the options that expire on the day.</summary>
    GammaWallZeroDte,

    /// <summary>Strike of much gamma exposure, numbered 1 to 10 by its amount.</summary>
    GammaExposure,

    /// <summary>Blind spot, numbered 1 to 10: a level hidden to the chain of the instrument itself.</summary>
    BlindSpot,

    /// <summary>Secondary gamma level, numbered 1 to 60.</summary>
    SecondaryGamma,
}
