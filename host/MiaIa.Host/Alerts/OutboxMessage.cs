using MiaIa.Sdk;

namespace MiaIa.Host.Alerts;

/// <summary>A message on its way, kept until it is delivered.</summary>
/// <param name="Number">Counts the messages of the run, from 1.</param>
/// <param name="Message">The message.</param>
/// <param name="Sinks">Names of the sinks it goes to.</param>
internal sealed record OutboxMessage(int Number, AlertMessage Message, IReadOnlyList<string> Sinks)
{
    /// <summary>Attempts so far.</summary>
    public int Attempts { get; set; }
}
