namespace MiaIa.Plugins.Features;

/// <summary>Grade of the signal by its size.</summary>
internal enum BattleGrade
{
    /// <summary>Below .15.</summary>
    Rejected,

    /// <summary>From .15.</summary>
    Marginal,

    /// <summary>From .30.</summary>
    Weak,

    /// <summary>From .45.</summary>
    Moderate,

    /// <summary>From .60.</summary>
    Strong,

    /// <summary>From .75.</summary>
    Premium,
}
