namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>How much a transition is the user's concern.</summary>
public enum TransitionLevel
{
    /// <summary>As it should be, nightly resets included.</summary>
    Normal,

    /// <summary>Something a person should look at.</summary>
    Warning,

    /// <summary>The connection stays down until a person does something.</summary>
    Fatal,
}
