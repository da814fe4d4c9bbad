namespace MiaIa.Plugins.Features;

/// <summary>What kind of false break it is.</summary>
internal enum HeadfakePattern
{
    /// <summary>None is alive.</summary>
    None,

    /// <summary>Buyers above are trapped: a score from .7.</summary>
    BullTrap,

    /// <summary>Sellers below are trapped: a score from .7.</summary>
    BearTrap,

    /// <summary>A weaker one: a score from .3.</summary>
    RangeFake,
}
