namespace MiaIa.Sdk;

/// <summary>What happened to a level of the book.</summary>
public enum DepthAction : byte
{
    /// <summary>The level now has the given size; it is created when it is not there.</summary>
    Set,

    /// <summary>The level is gone.</summary>
    Delete,

    /// <summary>The whole book is empty; side, price and size mean nothing.</summary>
    Clear,
}
