using MiaIa.Sdk;

namespace MiaIa.Engine.Tests;

/// <summary>Like <see cref="PrintFill"/>, but orders take their time to the market.</summary>
internal sealed class LatePrintFill(long latencyNs) : IFillModel
{
    private readonly PrintFill _fills = new();

    public string Assumptions => "test";

    public long LatencyNs => latencyNs;

    public void OnSession(in Session session, long timeNs) => _fills.OnSession(in session, timeNs);

    public FillQuote Fill(in Order order, in MarketEvent e, FillPhase phase) => _fills.Fill(in order, in e, phase);
}
