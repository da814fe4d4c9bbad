namespace MiaIa.Plugins.Filters;

/// <summary>Whose setups are judged.</summary>
public enum ZoneScope
{
    /// <summary>Those of the strategy range.</summary>
    Range,

    /// <summary>Those of every strategy.</summary>
    All,
}
