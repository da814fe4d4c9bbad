namespace MiaIa.Sdk;

/// <summary>
/// A broker that can be tested. The test never sends an order; asking what an order would cost (what-if) is none. It connects by itself,
/// under the broker's own options, and disconnects.
/// </summary>
public interface IBrokerProbe
{
    /// <summary>
    /// Runs the checks: connection, versions, account, clock difference, permissions, market data, contract, margin. What depends on a
    /// check that failed is left out or told as failed; it never throws because a check failed.
    /// </summary>
    /// <param name="tell">Receives each check as it ends, one at a time.</param>
    /// <param name="interrupt">Ends the test.</param>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    void Probe(Action<ProbeRow> tell, CancellationToken interrupt);
}
