namespace MiaIa.Tests.Conformance;

/// <summary>What kind of made-up market a case is.</summary>
internal enum MarketStyle
{
    Random,
    Constant,
    ZeroVolume,
    ZeroRange,
    Extreme,
}
