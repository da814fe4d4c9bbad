namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>There is no connection to TWS. The message is one sentence for the user, with the remedy.</summary>
public sealed class TwsConnectionException : Exception
{
    /// <summary>Without a reason.</summary>
    public TwsConnectionException()
    {
    }

    /// <summary>With a reason.</summary>
    public TwsConnectionException(string message)
        : base(message)
    {
    }

    /// <summary>With a reason and its cause.</summary>
    public TwsConnectionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
