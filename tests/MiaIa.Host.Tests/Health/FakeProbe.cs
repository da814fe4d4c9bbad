using MiaIa.Host.Health;

namespace MiaIa.Host.Tests.Health;

/// <summary>Says what the test wants.</summary>
internal sealed class FakeProbe(string component, Func<ProbeAnswer> look) : IProbe
{
    private int _asked;

    public string Component => component;

    public int Asked => Volatile.Read(ref _asked);

    public ProbeAnswer Look()
    {
        Interlocked.Increment(ref _asked);
        return look();
    }
}
