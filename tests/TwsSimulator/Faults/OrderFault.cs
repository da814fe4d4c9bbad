namespace MiaIa.TwsSimulator;

/// <summary>An answer that the next fitting orders get.</summary>
/// <param name="Fits">Which orders.</param>
/// <param name="Code">201 and the like reject the order; 10349, 399 and 2109 only warn.</param>
/// <param name="Text">The text.</param>
/// <param name="IsWarning">Whether the order lives.</param>
/// <param name="IsInactive">Whether a rejected order also shows the status Inactive.</param>
internal sealed record OrderFault(Func<SimOrder, bool> Fits, int Code, string Text, bool IsWarning, bool IsInactive)
{
    /// <summary>How many orders it still hits.</summary>
    public int Left { get; set; } = 1;
}
