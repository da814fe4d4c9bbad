namespace MiaIa.Plugins.Features;

/// <summary>How strong a pin is.</summary>
internal enum PinClass
{
    /// <summary>Below .3.</summary>
    None,

    /// <summary>From .3.</summary>
    Weak,

    /// <summary>From .5.</summary>
    Moderate,

    /// <summary>From .7.</summary>
    Strong,

    /// <summary>From .9.</summary>
    Extreme,
}
