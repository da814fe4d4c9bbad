namespace MiaIa.Sdk;

/// <summary>A filter that asks trained models; what they say enters the confidence of signals and the journal.</summary>
public interface IModelFilter : IFilter
{
    /// <summary>Models loaded.</summary>
    int LoadedModels { get; }

    /// <summary>Models that there could be.</summary>
    int Models { get; }

    /// <summary>How it stands, for people: "ML 0/3 - pass-through".</summary>
    string Status { get; }

    /// <summary>What the models said when the filter was asked last.</summary>
    ModelVerdict LastVerdict { get; }
}
