using System.Runtime.CompilerServices;
using MiaIa.Sdk;

namespace MiaIa.Host.Journal;

/// <summary>How many words of four bytes the payload of each kind of event has.</summary>
internal static class PayloadWords
{
    /// <summary>Bytes of an event.</summary>
    public const int EventBytes = 80;

    /// <summary>Where the payload begins.</summary>
    public const int Offset = 24;

    /// <summary>Most words of a payload.</summary>
    public const int Most = (EventBytes - Offset) / sizeof(int);

    private static readonly int[] Counts = Make();

    /// <summary>The words of a kind.</summary>
    public static int Of(EventKind kind) => Counts[(int)kind];

    private static int[] Make()
    {
        int[] counts = new int[Enum.GetValues<EventKind>().Length];
        Add<Quote>(counts, EventKind.Quote);
        Add<Trade>(counts, EventKind.Trade);
        Add<Depth>(counts, EventKind.Depth);
        Add<Bar>(counts, EventKind.Bar);
        Add<IndexValue>(counts, EventKind.Index);
        Add<OptionRow>(counts, EventKind.OptionRow);
        Add<ChainEnd>(counts, EventKind.ChainEnd);
        Add<Session>(counts, EventKind.Session);
        Add<TimerKind>(counts, EventKind.Timer);
        Add<Roll>(counts, EventKind.Roll);
        Add<Halt>(counts, EventKind.Halt);
        Add<OrderUpdate>(counts, EventKind.OrderAcknowledged, EventKind.OrderRejected, EventKind.OrderCancelled);
        Add<Fill>(counts, EventKind.Fill);
        Add<News>(counts, EventKind.News);
        Add<Level>(counts, EventKind.Level);
        Add<Figures>(counts, EventKind.Figures);
        Add<BrokerPosition>(counts, EventKind.BrokerPosition);
        Add<BrokerAccount>(counts, EventKind.BrokerAccount);
        return counts;
    }

    private static void Add<T>(int[] counts, params ReadOnlySpan<EventKind> kinds)
        where T : struct
    {
        foreach (EventKind kind in kinds)
        {
            counts[(int)kind] = (Unsafe.SizeOf<T>() + sizeof(int) - 1) / sizeof(int);
        }
    }
}
