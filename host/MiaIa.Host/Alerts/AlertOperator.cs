namespace MiaIa.Host.Alerts;

/// <summary>How a figure is compared with the level of a rule.</summary>
internal enum AlertOperator
{
    /// <summary>It is the level or more.</summary>
    AtLeast,

    /// <summary>It is more than the level.</summary>
    Above,

    /// <summary>It is the level or less.</summary>
    AtMost,

    /// <summary>It is less than the level.</summary>
    Below,
}
