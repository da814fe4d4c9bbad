namespace MiaIa.Sdk.Learning;

/// <summary>What became of a training.</summary>
public enum TrainingStatus
{
    /// <summary>The model was not accepted; there is none to use.</summary>
    NotTrained,

    /// <summary>The model was accepted.</summary>
    Trained,
}
