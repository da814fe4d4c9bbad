using MiaIa.Sdk;

namespace MiaIa.Host.Runs;

/// <summary>Writes what an export is about of the events it is shown, a line each.</summary>
internal interface IEventRows
{
    /// <summary>Names of the columns.</summary>
    string Header { get; }

    /// <summary>Takes an event of the traded instrument or of the calendar.</summary>
    void On(in MarketEvent e);

    /// <summary>There are no more events.</summary>
    void Complete();
}
