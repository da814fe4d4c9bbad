using MiaIa.Host.Configuration;
using MiaIa.Sdk;

namespace MiaIa.Host.Live;

/// <summary>A broker that is connected, and what may be done there.</summary>
/// <param name="broker">The broker.</param>
/// <param name="terms">The terms.</param>
/// <param name="configuration">The configuration on these terms.</param>
/// <param name="outcome">What the connection said of itself.</param>
/// <param name="startNs">When it was ready, nanoseconds UTC.</param>
internal sealed class LiveLink(ILiveBroker broker, LiveTerms terms, RunConfiguration configuration, ConnectOutcome outcome, long startNs) : IDisposable
{
    /// <summary>The broker itself; its connection serves the feed too.</summary>
    public ILiveBroker Broker => broker;

    /// <summary>Where orders go: nowhere when trading is switched off.</summary>
    public IBroker Orders { get; } = terms.IsObserved ? new SilentBroker(isReproducible: true) : broker;

    /// <summary>The terms.</summary>
    public LiveTerms Terms => terms;

    /// <summary>The configuration on these terms.</summary>
    public RunConfiguration Configuration => configuration;

    /// <summary>When the connection was ready, nanoseconds UTC.</summary>
    public long StartNs => startNs;

    /// <summary>Account, contract and connection, for the header.</summary>
    public string Line => $"{terms.Badge}, account {broker.Facts.AccountId}, contract {broker.Facts.Contract ?? "not told"}; {outcome.Text}";

    /// <summary>What a person should know at the start, one sentence each.</summary>
    public IEnumerable<string> Warnings() => broker.Facts.IsDelayed switch
    {
        true => ["The market data are delayed: nothing is traded on them. Subscribe to real-time data of CME and share it with the paper account."],
        null => ["Whether the market data are in real time is not known yet; nothing is traded on delayed ones."],
        false => [],
    };

    /// <inheritdoc />
    public void Dispose() => (broker as IDisposable)?.Dispose();
}
