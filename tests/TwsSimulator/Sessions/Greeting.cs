namespace MiaIa.TwsSimulator;

/// <summary>How the server answers the hello of a new connection.</summary>
public enum Greeting
{
    /// <summary>As it should: version, then accounts, next order id and notices.</summary>
    Normal,

    /// <summary>The hello is answered, accounts and next order id are not sent: a Gateway that is still logging in.</summary>
    NotReady,

    /// <summary>The connection is accepted and the hello never answered: a question on the screen of TWS.</summary>
    Silent,

    /// <summary>The connection is closed without an answer: the API is switched off.</summary>
    Close,

    /// <summary>The client is sent to <see cref="TwsSettings.RedirectTo"/>.</summary>
    Redirect,

    /// <summary>A version above the client's maximum is answered.</summary>
    VersionTooHigh,

    /// <summary>A version below the client's minimum is answered.</summary>
    VersionTooLow,

    /// <summary>The answer holds no version at all.</summary>
    Garbage,

    /// <summary>A bulletin comes before the answer.</summary>
    BulletinFirst,

    /// <summary>The next order id comes before the accounts, and both come twice.</summary>
    TwiceAndSwapped,
}
