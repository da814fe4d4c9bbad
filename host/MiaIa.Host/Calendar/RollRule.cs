namespace MiaIa.Host.Calendar;

/// <summary>When the next contract becomes the front one.</summary>
internal enum RollRule : byte
{
    /// <summary>On the roll date of the calendar: 8 days before the third Friday.</summary>
    Calendar,

    /// <summary>With the session after the first one in which its volume exceeded the front contract's; never back.</summary>
    Volume,
}
