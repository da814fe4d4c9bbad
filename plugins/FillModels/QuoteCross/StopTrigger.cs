namespace MiaIa.Plugins.FillModels;

/// <summary>What triggers a stop.</summary>
public enum StopTrigger
{
    /// <summary>A print at its price or beyond it, as at the exchange.</summary>
    Last,

    /// <summary>A quote: the bid for a stop that sells, the ask for one that buys.</summary>
    Quote,
}
