namespace MiaIa.Plugins.Sources;

/// <summary>Which effects are planted, from the text of the option.</summary>
internal sealed class PlantedSet
{
    public const string Off = "off";
    public const string All = "all";

    public const string Base = "base";
    public const string Headfake = "headfake";
    public const string Sweep = "sweep";
    public const string Block = "block";
    public const string Pin = "pin";
    public const string TrendDay = "trend-day";
    public const string RangeDay = "range-day";
    public const string Stale = "stale";
    public const string Disconnect = "disconnect";

    /// <summary>What the option may say.</summary>
    public const string Pattern = Off + "|" + All + "|" + Name + "( *, *" + Name + ")*";

    private const string Name = "(" + Base + "|" + Headfake + "|" + Sweep + "|" + Block + "|" + Pin + "|" + TrendDay + "|" + RangeDay + "|"
        + Stale + "|" + Disconnect + ")";

    private readonly HashSet<string> _names;

    public PlantedSet(string text)
    {
        IsAll = string.Equals(text, All, StringComparison.Ordinal);
        _names = [.. text.Split(',', StringSplitOptions.TrimEntries)];
        IsOff = !IsAll && (_names.Count == 0 || _names.Contains(Off));
    }

    public bool IsOff { get; }

    private bool IsAll { get; }

    public bool Has(string name) => IsAll || _names.Contains(name);
}
