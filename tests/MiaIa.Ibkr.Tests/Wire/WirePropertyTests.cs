using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Ibkr.Tests.Wire;

/// <summary>Whatever bytes come, reading them never throws, and a receiver hears of one message or of none.</summary>
public sealed class WirePropertyTests
{
    private const int Runs = 5000;

    private static readonly string[] Sound =
    [
        .. MessageExampleTests.Examples.Select(e => (string)e[0]), OrderReportLayout.OpenOrder().At(200), OrderReportLayout.CompletedOrder().At(200),
        "17|6|1|1763799900|7000|7001|6999.75|7000.5|1200|7000.31|410|", "75|7|CBOE|416904|SPXW|100|1|20261123|1|6900.0|", "93|67|1|0|0.05|",
        "98|1|1|1763800001|1|7000.25|3|CME|  I|1|", "79|9|1|756733|SPY|STK|ARCA|USD|1|OPT|SPDR|e1|", "106|9|a|b|z|1|a|b|c|",
    ];

    private static Gen<byte[]> Mutated =>
        from text in Gen.Elements(Sound)
        let bytes = TwsFrames.Payload(text)
        from count in Gen.Choose(1, 4)
        from places in Gen.Choose(0, int.MaxValue).ArrayOf(count)
        from values in Gen.Choose(0, 255).ArrayOf(count)
        from cut in Gen.Choose(0, 3)
        select Mutate(bytes, places, values, cut);

    private static Gen<byte[]> Random =>
        from id in Gen.Choose(0, 112)
        from body in Gen.Elements("\0\0019.-+eE;:,x\\u".Select(c => (byte)c).Append((byte)0xC3).ToArray()).ArrayOf()
        select (byte[])[.. Encoding.ASCII.GetBytes($"{id}\0"), .. body];

    [Fact]
    public void MutatedFrames_NeverThrow_AndAreHeardOnceOrNever() => Check(Mutated);

    [Fact]
    public void RandomFieldsUnderAnyId_NeverThrow_AndAreHeardOnceOrNever() => Check(Random);

    [Fact]
    public void RandomBytes_NeverThrow_AndAreHeardOnceOrNever() => Check(Gen.Choose(0, 255).Select(i => (byte)i).ArrayOf());

    [Fact]
    public void SurplusFields_ChangeNothing()
    {
        foreach (string text in Sound)
        {
            TwsFrames.Message(text + "surplus||7|").Should().BeEquivalentTo(TwsFrames.Message(text), text);
        }
    }

    [Fact]
    public void ACutFrame_IsDefaultsOrMalformed_AndNeverThrows()
    {
        foreach (string text in Sound)
        {
            byte[] payload = TwsFrames.Payload(text);
            for (int length = 0; length < payload.Length; length++)
            {
                IsHeardOnceOrNever(payload[..length], 200).Should().BeTrue("{0} cut at {1}", text, length);
            }
        }
    }

    [Fact]
    public void AnyPrintableTag_ComesBackFromTheWire_AndTheFieldsAreThoseOfTheTable()
    {
        Gen<string> tags = Gen.Choose(' ', '~').Select(c => (char)c).ArrayOf().Select(c => new string(c)).Where(t => t.Length <= 40);
        Gen<int> versions = Gen.Choose(176, 200);
        Prop.ForAll(Arb.From(tags.Zip(versions)), pair =>
        {
            byte[] frame = TwsFrames.Bytes(new PlaceOrder(12, TwsFrames.Es, TwsFrames.Limit with { OrderRef = pair.Item1 }), pair.Item2);
            string[] fields = Encoding.ASCII.GetString(frame, 4, frame.Length - 4).Split('\0');
            return fields[26] == pair.Item1 && fields[^1].Length == 0 && fields.Length - 1 == CountOf(pair.Item2);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    /// <summary>114 fields, and what the gates of PROTOCOL 12.1 add.</summary>
    private static int CountOf(int version) => 114 + version switch
    {
        176 => 1,
        <= 182 => 0,
        183 => 1,
        <= 186 => 2,
        <= 188 => 4,
        189 => 5,
        <= 191 => 3,
        <= 198 => 4,
        _ => 5,
    };

    private static void Check(Gen<byte[]> payloads) =>
        Prop.ForAll(Arb.From(payloads.Zip(Gen.Choose(176, 200))), p => IsHeardOnceOrNever(p.Item1, p.Item2))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Runs));

    private static bool IsHeardOnceOrNever(byte[] payload, int version)
    {
        (DecodeOutcome outcome, MessageRecorder messages) = TwsFrames.Decode(payload, version);
        Handshake.ParseReply(payload);
        bool isDecoded = outcome.Status == DecodeStatus.Decoded;
        return messages.Calls.Count == (isDecoded ? 1 : 0) && (outcome.Reason is not null) == (outcome.Status == DecodeStatus.Malformed);
    }

    private static byte[] Mutate(byte[] bytes, int[] places, int[] values, int cut)
    {
        byte[] mutated = [.. bytes];
        for (int i = 0; i < places.Length; i++)
        {
            mutated[places[i] % mutated.Length] = (byte)values[i];
        }

        return cut == 0 ? mutated[..(places[0] % mutated.Length)] : mutated;
    }
}
