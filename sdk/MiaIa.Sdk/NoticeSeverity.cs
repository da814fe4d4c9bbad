namespace MiaIa.Sdk;

/// <summary>How much something is a person's concern.</summary>
public enum NoticeSeverity : byte
{
    /// <summary>Normal, such as the broker's nightly reset.</summary>
    Information,

    /// <summary>It works, but less well.</summary>
    Warning,

    /// <summary>It does not work, and a person has to do something.</summary>
    Critical,
}
