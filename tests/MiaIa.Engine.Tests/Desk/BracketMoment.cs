namespace MiaIa.Engine.Tests;

/// <summary>How far the bracket of an <see cref="OrderDesk"/> has come.</summary>
internal enum BracketMoment
{
    /// <summary>Sent, nothing heard.</summary>
    Sent,

    /// <summary>All three orders acknowledged.</summary>
    Acknowledged,

    /// <summary>And the entry filled.</summary>
    Filled,
}
