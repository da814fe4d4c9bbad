using System.Runtime.InteropServices;
using MiaIa.Sdk;

namespace MiaIa.Host.Recovery;

/// <summary>The broker's answers as a run recorded them, and what they told already.</summary>
internal sealed class RecordedAnswers
{
    private readonly Queue<(long Key, MarketEvent Answer)> _waiting = new();
    private readonly Dictionary<long, (int Quantity, int PriceTicks, long FeeMicros)> _executions = [];
    private readonly HashSet<(EventKind Kind, long OrderId)> _updates = [];

    /// <summary>Whether any wait to be told.</summary>
    public bool HasAny => _waiting.Count > 0;

    /// <summary>Adds answers, in order.</summary>
    public void Add(IEnumerable<(long Key, MarketEvent Answer)> answers)
    {
        foreach ((long key, MarketEvent answer) in answers)
        {
            _waiting.Enqueue((key, answer));
        }
    }

    /// <summary>Whether the next one was taken at this call of the broker.</summary>
    /// <param name="key">The call, as <see cref="CallKey"/> gives it.</param>
    public bool IsNextAt(long key) => _waiting.TryPeek(out (long Key, MarketEvent Answer) next) && next.Key == key;

    /// <summary>Takes the next one.</summary>
    public MarketEvent Take()
    {
        MarketEvent answer = _waiting.Dequeue().Answer;
        if (answer.Kind is EventKind.Fill)
        {
            _executions[answer.Fill.ExecutionId] = FiguresOf(in answer);
        }
        else if (IsUpdate(answer.Kind))
        {
            _updates.Add((answer.Kind, answer.Order.OrderId));
        }

        return answer;
    }

    /// <summary>The next one, in words.</summary>
    public string Describe() => _waiting.TryPeek(out (long Key, MarketEvent Answer) next)
        ? $"{Text(next.Answer)} at call {CallKey.CallOf(next.Key)}"
        : "nothing";

    /// <summary>An answer in words.</summary>
    public static string Text(in MarketEvent answer) => answer.Kind switch
    {
        EventKind.Fill => $"a fill of order {answer.Fill.OrderId} (execution {answer.Fill.ExecutionId})",
        _ when IsUpdate(answer.Kind) => $"{answer.Kind} of order {answer.Order.OrderId}",
        _ => answer.Kind.ToString(),
    };

    /// <summary>
    /// Whether what the broker says now was among the answers given. An execution with other figures than it was last told with was not: it
    /// was corrected, or its fee became known, while the run was down.
    /// </summary>
    public bool WasTold(in MarketEvent answer) => answer.Kind is EventKind.Fill
        ? _executions.TryGetValue(answer.Fill.ExecutionId, out (int, int, long) told) && told == FiguresOf(in answer)
        : IsUpdate(answer.Kind) && _updates.Contains((answer.Kind, answer.Order.OrderId));

    /// <summary>Whether two answers are the same to the byte.</summary>
    public static bool AreSame(in MarketEvent one, in MarketEvent other) =>
        one.Kind == other.Kind && one.TimeNs == other.TimeNs && one.VenueNs == other.VenueNs && one.Instrument == other.Instrument
        && PayloadOf(in one).SequenceEqual(PayloadOf(in other));

    /// <summary>Whether it is about the state of one order.</summary>
    public static bool IsUpdate(EventKind kind) =>
        kind is EventKind.OrderAcknowledged or EventKind.OrderRejected or EventKind.OrderCancelled;

    private static (int Quantity, int PriceTicks, long FeeMicros) FiguresOf(in MarketEvent answer) =>
        (answer.Fill.Quantity, answer.Fill.PriceTicks, answer.Fill.FeeMicros);

    private static ReadOnlySpan<int> PayloadOf(in MarketEvent e) => Journal.EventState.WordsOf(in e)[..Journal.PayloadWords.Of(e.Kind)];
}
