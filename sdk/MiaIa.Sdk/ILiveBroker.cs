namespace MiaIa.Sdk;

/// <summary>
/// A broker outside of this process. Before anything else it is connected, and says whose account it is; what it has to say of the
/// connection from then on it says as notices. Once it is disposed nothing more is sent.
/// </summary>
public interface ILiveBroker : IBroker
{
    /// <summary>What is known of account and market data by now. Told by any thread; before the first connection all is unknown.</summary>
    BrokerFacts Facts { get; }

    /// <summary>
    /// Connects and waits until orders could be sent: account, orders, executions and positions are known. After the first success it
    /// keeps up the connection by itself. It sends no order. Called once, before the feed is opened.
    /// </summary>
    /// <param name="wait">Whether a first attempt that fails is repeated until interrupted, instead of ending with its reason.</param>
    /// <param name="interrupt">Ends the waiting.</param>
    /// <returns>Whether it is connected, and if not why, in one sentence, and what to do.</returns>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    ConnectOutcome Connect(bool wait, CancellationToken interrupt);

    /// <summary>The next notice; false when there is none. Called by the run's own thread.</summary>
    /// <param name="notice">What the connection has to say.</param>
    bool TryReadNotice(out BrokerNotice notice);
}
