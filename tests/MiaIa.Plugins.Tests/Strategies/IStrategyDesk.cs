namespace MiaIa.Plugins.Tests.Strategies;

/// <summary>A strategy with its inputs, as the tests of all strategies need it.</summary>
internal interface IStrategyDesk
{
    /// <summary>Its inputs.</summary>
    MirroredInputs Inputs { get; }

    /// <summary>Its run.</summary>
    StrategyRun Run { get; }
}
