using System.Text;
using MiaIa.Plugins.Brokers.Ibkr.Wire;
using static MiaIa.Ibkr.Tests.Wire.TwsFrames;

namespace MiaIa.Ibkr.Tests.Wire.Protocol;

/// <summary>Every message of server versions 164 to 200: each value comes out; damage of any kind is told and never thrown.</summary>
public sealed class MessageTableTests
{
    private static readonly string[] Odd =
    [
        "", "1.0", "1E10", "Infinity", "NaN", "-1", "-2", "1.7976931348623157E308", "2147483647", "2147483648", "9223372036854775807", "-9223372036854775808",
        "99999999999999999999999999999999", "1E400", "1E-400", "1,5", "abc", "é\u4e2d\ud83d\ude00", "\"q\"", "\\u00", " ", "+1", "0x1", "None", "?",
    ];

    public static TheoryData<string> Names => [.. MessageTable.All.Keys];

    public static TheoryData<string> NotRead => new()
    {
        "14|1|2|news, \"x\"||CME|", "84|1|1763800000000|BRFG|id|head|extra|", "91|7|416904|CBOE|", "92|7|416904|CBOE|", "18|1|b|", "19|1|<xml/>|", "20|3|1|0|",
        "47|1|2|3|", "51|1|2|x|", "56|1|2|3|4|5|", "77|1|0|", "78|0|", "83|1|2|x|", "85|0|", "86|1|", "87|1|0|", "89|1|0|", "103|1|x|", "104|1|{}|", "105|1|{}|",
        "110|1|", "200|1|", "2147483647|1|", "-5|1|", "0|1|", "16|",
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryValue_ComesOut_AtEveryVersion(string name)
    {
        for (int version = TextCodec.MinReadVersion; version <= 200; version++)
        {
            (string text, object? expected) = MessageTable.All[name](version);
            Flat.Of(Message(text, version)).Should().Equal(Flat.Of(expected), "{0} at {1}", name, version);
            Flat.Of(Message(text + "surplus|7||", version)).Should().Equal(Flat.Of(expected), "{0} at {1} with surplus fields", name, version);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AMessage_CutOffAnywhere_IsToldOnceOrNotAtAll(string name)
    {
        foreach (int version in (int[])[164, 175, 176, 181, 186, 193, 200])
        {
            byte[] payload = Payload(MessageTable.All[name](version).Text);
            for (int i = 0; i < payload.Length; i++)
            {
                Check(payload.AsSpan(0, i), version);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AMessage_WithAnyFieldOdd_IsToldOnceOrNotAtAll(string name)
    {
        foreach (int version in (int[])[164, 176, 200])
        {
            string[] fields = MessageTable.All[name](version).Text.Split('|')[..^1];
            for (int i = 1; i < fields.Length; i++)
            {
                foreach (string odd in Odd)
                {
                    Check(Encoding.UTF8.GetBytes(string.Concat(fields.Select((f, j) => (i == j ? odd : f) + "\0"))), version);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(NotRead))]
    public void AMessage_ThatWeDoNotRead_IsPassedOver(string text)
    {
        for (int version = TextCodec.MinReadVersion; version <= 200; version++)
        {
            (DecodeOutcome outcome, MessageRecorder messages) = Decode(Payload(text), version);
            outcome.Status.Should().Be(DecodeStatus.Unknown, text);
            messages.Calls.Should().BeEmpty();
        }
    }

    [Theory]
    [InlineData("3|14.0|Filled|1.0|0.0|1|5.0|0.0|1|17.0||0|")]
    [InlineData("3|14|Filled|1|0|1|5|0|1|17||0|")]
    public void AnInteger_MayHaveADecimalPoint(string text) =>
        Message(text).Should().Be(new OrderStatusUpdate(14, OrderStatus.Filled, "Filled", 1, 0, 1, 5, 0, 1, 17, "", 0));

    [Theory]
    [InlineData("9|1|16.5|")]
    [InlineData("9|1|2147483648|")]
    [InlineData("17|6|-1.0|")]
    [InlineData("17|6|1.5|")]
    public void AnInteger_ThatIsNone_HidesTheMessage(string text) => ShouldBeMalformed(text);

    [Theory]
    [InlineData("1.7976931348623157E308")]
    [InlineData("Infinity")]
    [InlineData("2147483647")]
    [InlineData("2147483647.0")]
    [InlineData("")]
    public void AnUnsetInteger_IsNone(string text) => Message($"81|2|0.25||{text}|").Should().Be(new TickRequestParameters(2, 0.25m, "", null));

    [Fact]
    public void EveryMessage_ThatIsRead_IsInTheTables()
    {
        HashSet<int> ids = [5, 101, .. MessageTable.All.Values.Select(m => int.Parse(m(200).Text.Split('|')[0], System.Globalization.CultureInfo.InvariantCulture))];
        for (int id = 0; id < 300; id++)
        {
            DecodeStatus status = Decode(Payload($"{id}|")).Outcome.Status;
            (status is not DecodeStatus.Unknown).Should().Be(ids.Contains(id), "id {0}", id);
        }
    }

    [Fact]
    public void BytesThatAreNoText_NeverThrow()
    {
        byte[] payload = Payload("46|6|5|45|xxxx|");
        payload.AsSpan(payload.Length - 5, 4).Fill(0xFF);
        Check(payload, 200);
        byte[] notice = Payload("4|1|2|xxxx||1|");
        notice.AsSpan(6, 4).Fill(0x80);
        Check(notice, 200);
    }

    private static void Check(ReadOnlySpan<byte> payload, int version)
    {
        (DecodeOutcome outcome, MessageRecorder messages) = Decode(payload, version);
        messages.Calls.Should().HaveCount(outcome.Status is DecodeStatus.Decoded ? 1 : 0, "{0} {1}", Encoding.UTF8.GetString(payload), outcome.Reason);
    }
}
