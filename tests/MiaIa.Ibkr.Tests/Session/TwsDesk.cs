using MiaIa.Plugins.Brokers.Ibkr.Session;
using MiaIa.Plugins.Brokers.Ibkr.Wire;
using MiaIa.Sdk.Testing;

namespace MiaIa.Ibkr.Tests.Session;

/// <summary>A connection on a virtual clock with scripted peers. One thread, no waiting.</summary>
internal sealed class TwsDesk : ISessionListener
{
    public TwsDesk(TwsConnectionOptions? options = null, DateTimeOffset? start = null, ITwsReceiver? receiver = null, ISessionSync? sync = null)
    {
        // Without it the test framework's context would send continuations to other threads.
        SynchronizationContext.SetSynchronizationContext(null);
        Time = new ManualTime(start);
        Factory = new PeerFactory(Time);
        Connection = new TwsConnection(
            options ?? new TwsConnectionOptions(), Time, new ResetCalendar(TestTimeZones.Summer), receiver ?? new TwsReceiver(), this, sync, Factory, isInline: true);
    }

    public ManualTime Time { get; }

    public PeerFactory Factory { get; }

    public TwsConnection Connection { get; }

    public ScriptedPeer Peer => Factory.Latest;

    public SessionState State => Connection.Session.State;

    public List<SessionTransition> Transitions { get; } = [];

    public List<(string What, Exception? Cause)> Faults { get; } = [];

    /// <summary>Seconds from each attempt to connect to the next.</summary>
    public double[] Waits => [.. Factory.AttemptsNs.Zip(Factory.AttemptsNs.Skip(1), (a, b) => (b - a) / 1e9)];

    public SessionTransition Last => Transitions[^1];

    public void OnTransition(SessionTransition transition) => Transitions.Add(transition);

    public void OnFault(string what, Exception? cause) => Faults.Add((what, cause));

    /// <summary>Connects; the task tells how it went.</summary>
    public Task Connect() => Connection.ConnectAsync();

    /// <summary>Connects and is Ready.</summary>
    public TwsDesk Ready()
    {
        Connect().IsCompletedSuccessfully.Should().BeTrue(string.Join('\n', Transitions.Select(t => t.Reason).Concat(Faults.Select(f => $"{f.What} {f.Cause}"))));
        State.Should().Be(SessionState.Ready);
        return this;
    }

    /// <summary>Why connecting failed.</summary>
    public static string FailureOf(Task connecting)
    {
        connecting.IsFaulted.Should().BeTrue();
        return connecting.Exception!.InnerException.Should().BeOfType<TwsConnectionException>().Subject.Message;
    }
}
