namespace MiaIa.Sdk;

/// <summary>Judges a setup: a candidate with its prices. One that throws refuses it.</summary>
public interface ISetupFilter
{
    /// <summary>Which step of the decision it is; filters are asked in the order of the steps, then of the configuration.</summary>
    FilterStep Step => FilterStep.Setup;

    /// <summary>Judges. A filter that cannot judge refuses.</summary>
    SetupJudgement Judge(in SignalSetup setup, ReadOnlySpan<FeatureValue> features);
}
