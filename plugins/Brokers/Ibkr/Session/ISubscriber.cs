namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>Is told what happens to a subscription; its data come to the connection's receiver with its request id.</summary>
public interface ISubscriber
{
    /// <summary>It is about to be requested under a new id: what was built from the one before - a book above all - is void.</summary>
    /// <param name="requestId">The id under which its data come from now on.</param>
    void OnRequested(int requestId);

    /// <summary>It became silent for longer than its limit, or is silent no more.</summary>
    void OnStale(bool isStale);

    /// <summary>TWS refused it or ended it.</summary>
    /// <param name="code">TWS's message code.</param>
    /// <param name="text">What happened, with the remedy.</param>
    /// <param name="isRetried">Whether it will be requested again by itself.</param>
    void OnRefused(int code, string text, bool isRetried);
}
