using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Engine.Tests;

/// <summary>Made-up days with their calendar: bars with jumps and missing minutes, or prints and quotes.</summary>
internal static class RandomTape
{
    private static readonly int[] Dates = [20250716, 20250717, 20250718];

    /// <summary>Bars of one minute from 09:30 to 16:05.</summary>
    public static MarketEvent[] Bars(ulong seed, int days = 2)
    {
        TestRandom chance = new(seed);
        List<MarketEvent> tape = [];
        int price = 24000;
        for (int day = 0; day < days; day++)
        {
            long openNs = Clock.At(9, 30, day: day);
            Begin(tape, day);
            for (int minute = 0; minute < 395; minute++)
            {
                AddTimers(tape, openNs, minute, day);
                if (chance.Next(1, 50) == 1)
                {
                    continue; // a minute without trade
                }

                int open = price + ((chance.Next(1, 30) == 1) ? chance.Next(-40, 40) : chance.Next(-1, 1));
                int high = open + chance.Next(0, (chance.Next(1, 20) == 1) ? 40 : 6);
                int low = open - chance.Next(0, (chance.Next(1, 20) == 1) ? 40 : 6);
                price = chance.Next(low, high);
                tape.Add(Events.Bar(openNs + (minute * Clock.Minute), open, high, low, price, chance.Next(1, 500)));
            }
        }

        return [.. tape];
    }

    /// <summary>Prints and quotes, several a minute, from 09:30 to 09:30 plus so many minutes.</summary>
    public static MarketEvent[] Prints(ulong seed, int minutes = 60, int days = 1)
    {
        TestRandom chance = new(seed);
        List<MarketEvent> tape = [];
        int price = 24000;
        for (int day = 0; day < days; day++)
        {
            Begin(tape, day);
            long openNs = Clock.At(9, 30, day: day);
            for (int minute = 0; minute < minutes; minute++)
            {
                AddTimers(tape, openNs, minute, day);
                long nowNs = openNs + (minute * Clock.Minute);
                for (int i = 0; i < 12; i++)
                {
                    nowNs += chance.Next(1, 4900) * Clock.Millisecond;
                    price += (chance.Next(1, 40) == 1) ? chance.Next(-9, 9) : chance.Next(-1, 1);
                    tape.Add(Events.Quote(nowNs, price - 1, price + 1, chance.Next(1, 50)));
                    tape.Add(Events.Print(nowNs, price, chance.Next(1, 30), (Side)chance.Next(-1, 1)));
                }
            }
        }

        return [.. tape];
    }

    /// <summary>Closes everything after a tape: the flatten of 16:30 and a few more moments of market.</summary>
    public static MarketEvent[] Ending(int day, bool isPrints) =>
    [
        MarketEvent.Of(Clock.At(16, 30, day: day), TimerKind.EntriesClose),
        MarketEvent.Of(Clock.At(16, 30, day: day), TimerKind.SessionFlatten),
        .. Enumerable.Range(31, 5).Select(m => isPrints
            ? Events.Print(Clock.At(16, m, day: day), 24000)
            : Events.Bar(Clock.At(16, m, day: day), 24000, 24000, 24000, 24000)),
    ];

    private static void Begin(List<MarketEvent> tape, int day)
    {
        tape.Add(Events.Session(Clock.At(18, 0, day: day), SessionWindow.AfterHours, Dates[day], isStart: true, day: day));
        tape.Add(Events.Session(Clock.At(9, 30, day: day), SessionWindow.Opening, Dates[day], day: day));
    }

    private static void AddTimers(List<MarketEvent> tape, long openNs, int minute, int day)
    {
        TimerKind? kind = minute switch
        {
            5 => TimerKind.EntriesOpen,
            375 => TimerKind.EntriesClose,
            385 => TimerKind.SessionFlatten,
            _ => null,
        };
        if (kind is { } timer)
        {
            tape.Add(MarketEvent.Of(openNs + (minute * Clock.Minute), timer));
        }

        if (minute == 390)
        {
            tape.Add(Events.Session(openNs + (minute * Clock.Minute), SessionWindow.AfterHours, Dates[day], day: day));
        }
    }
}
