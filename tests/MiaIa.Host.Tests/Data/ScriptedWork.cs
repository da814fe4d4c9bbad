using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Data;

/// <summary>Background work that answers as a script says.</summary>
internal sealed class ScriptedWork(EventKinds kinds, Func<MarketEvent, double[]> script) : IBackgroundWork
{
    public List<MarketEvent> Seen { get; } = [];

    public EventKinds Kinds => kinds;

    public ReadOnlySpan<double> OnEvent(in MarketEvent e)
    {
        Seen.Add(e);
        return script(e);
    }
}
