namespace MiaIa.Plugins.Filters;

/// <summary>Which minima of single parts hold: Battle Navale's strength, zone score, bar pattern, confidence of the regime.</summary>
public enum MinimaStage
{
    /// <summary>None.</summary>
    Off,

    /// <summary>.25, .30, .25, .25.</summary>
    DataCollection,

    /// <summary>.60, .45, .50, .55.</summary>
    Paper,

    /// <summary>.70, .60, .65, .65.</summary>
    Live,

    /// <summary>.75, .65, .70, .70.</summary>
    Conservative,
}
