using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Alerts;

/// <summary>A receiver without a network: it does as it is told, and keeps what it takes.</summary>
internal sealed class FakeSink : IAlertSink
{
    private readonly HashSet<string> _ids = [];

    public AlertPolicy Policy { get; set; } = new() { MinimumSeverity = NoticeSeverity.Information, MostPerMinute = 1000, FoldAbove = 1000, KnowsIds = true };

    /// <summary>What it answers, and whether it takes the message; everything well by default.</summary>
    public Func<AlertMessage, (AlertDelivery Answer, bool IsTaken)> Answer { get; set; } = _ => (AlertDelivery.Delivered, true);

    /// <summary>What it was given, repetitions included.</summary>
    public List<AlertMessage> Given { get; } = [];

    /// <summary>What it took, in order; one whose id it knows only once where its policy says so.</summary>
    public List<AlertMessage> Taken { get; } = [];

    public AlertDelivery Deliver(AlertMessage message, CancellationToken cancel)
    {
        Given.Add(message);
        (AlertDelivery answer, bool isTaken) = Answer(message);
        if (isTaken && (_ids.Add(message.Id) || !Policy.KnowsIds))
        {
            Taken.Add(message);
        }

        return answer;
    }
}
