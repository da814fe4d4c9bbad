using System.Runtime.InteropServices;
using MiaIa.Host.Journal;
using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Journal;

/// <summary>Recorded inputs come back to the byte, whatever is in them; broken ones are refused.</summary>
public sealed class InputCodecTests
{
    private const int Seed = 20_261_130;

    [Fact]
    public void EveryKindOfEvent_ComesBackToTheByte()
    {
        Random random = new(Seed);
        InputCodec codec = new();
        for (int round = 0; round < 40; round++)
        {
            InputRange range = new() { Buffer = new InputBuffer(), To = random.Next(0, InputBuffer.Capacity + 1) };
            for (int i = 0; i < range.To; i++)
            {
                range.Buffer.Events[i] = Any(random);
            }

            int answers = random.Next(0, 40);
            List<(long Calls, MarketEvent Answer)> told = [.. Enumerable.Range(0, answers).Select(i => (random.NextInt64(), Any(random)))];
            foreach ((long calls, MarketEvent answer) in told)
            {
                range.Add(in answer, calls);
            }

            (MarketEvent[] events, List<(long Calls, MarketEvent Answer)> back) = codec.Unpack(codec.Pack(range));
            events.Select(Bytes).Should().Equal(range.Events.ToArray().Select(Bytes), "seed {0}, round {1}", Seed, round);
            back.Select(a => a.Calls + Bytes(a.Answer)).Should().Equal(told.Select(a => a.Calls + Bytes(a.Answer)));
        }
    }

    [Fact]
    public void BrokenBytes_AreRefusedWithAWord()
    {
        Random random = new(Seed);
        InputCodec codec = new();
        InputRange range = new() { Buffer = new InputBuffer(), To = 100 };
        for (int i = 0; i < range.To; i++)
        {
            range.Buffer.Events[i] = Any(random);
        }

        byte[] good = codec.Pack(range).ToArray();
        for (int i = 0; i < 500; i++)
        {
            byte[] bad = [.. good];
            bad[random.Next(bad.Length)] ^= (byte)random.Next(1, 256);
            InputCodec.Check(bad).Should().NotBe(InputCodec.Check(good), "seed {0}, case {1}", Seed, i);
            byte[] cut = good[..random.Next(good.Length)];
            Action unpack = () => codec.Unpack(cut);
            unpack.Should().Throw<JournalException>("seed {0}, case {1}", Seed, i);
        }
    }

    // Any bytes in the words that the kind has, nothing behind them.
    private static MarketEvent Any(Random random)
    {
        EventKind kind = (EventKind)random.Next(1, Enum.GetValues<EventKind>().Length);
        MarketEvent e = MarketEvent.Of(kind is EventKind.ChainEnd ? EventKind.Flatten : kind, random.NextInt64(), (short)random.Next(-1, 5)) with
        {
            Sequence = random.Next(2) == 0 ? 0 : (uint)random.NextInt64(uint.MaxValue),
        };
        Span<int> words = MemoryMarshal.Cast<MarketEvent, int>(MemoryMarshal.CreateSpan(ref e, 1))[6..];
        words.Clear();
        for (int i = 0; i < PayloadWords.Of(e.Kind); i++)
        {
            words[i] = random.Next(3) == 0 ? 0 : (int)random.NextInt64(int.MinValue, int.MaxValue);
        }

        return e;
    }

    private static string Bytes(MarketEvent e) => Convert.ToHexString(MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(in e, 1)));
}
