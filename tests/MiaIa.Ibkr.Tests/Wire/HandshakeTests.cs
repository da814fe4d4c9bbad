using System.Buffers;
using System.Text;
using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Ibkr.Tests.Wire;

/// <summary>The bytes before the codec takes over (PROTOCOL 4, 20).</summary>
public sealed class HandshakeTests
{
    [Fact]
    public void TheHello_IsByteForByteThatOfTheExample()
    {
        ArrayBufferWriter<byte> bytes = new();
        Handshake.WriteHello(bytes);
        Convert.ToHexStringLower(bytes.WrittenSpan).Should().Be("4150490000000009763137362e2e323030");
    }

    [Fact]
    public void TheStart_IsByteForByteThatOfTheExample()
    {
        ArrayBufferWriter<byte> bytes = new();
        Handshake.WriteStartApi(bytes, clientId: 7);
        Convert.ToHexStringLower(bytes.WrittenSpan).Should().Be("000000083731003200370000");
    }

    [Theory]
    [InlineData("200|20261122 09:30:00 Central European Standard Time|", HandshakeKind.Accepted, 200, "20261122 09:30:00 Central European Standard Time")]
    [InlineData("176|20261122 09:30:00 Mitteleuropäische Zeit|", HandshakeKind.Accepted, 176, "20261122 09:30:00 Mitteleuropäische Zeit")]
    [InlineData("175|t|", HandshakeKind.UnsupportedVersion, 175, "t")]
    [InlineData("201|t|", HandshakeKind.UnsupportedVersion, 201, "t")]
    [InlineData("4|2|-1|2104|text|", HandshakeKind.NotAReply, 0, "")]
    [InlineData("x|t|", HandshakeKind.NotAReply, 0, "")]
    [InlineData("200|", HandshakeKind.NotAReply, 0, "")]
    [InlineData("200", HandshakeKind.NotAReply, 0, "")]
    [InlineData("200|t", HandshakeKind.Accepted, 200, "t")]
    [InlineData("", HandshakeKind.NotAReply, 0, "")]
    public void AReply_IsRead(string text, HandshakeKind kind, int version, string time) =>
        Handshake.ParseReply(TwsFrames.Payload(text)).Should().Be(new HandshakeReply(kind, version, time));

    [Theory]
    [InlineData("-1|gw.example:4001|", "gw.example", 4001)]
    [InlineData("-1|10.0.0.1|", "10.0.0.1", null)]
    [InlineData("-1|host:port|", "host:port", null)]
    public void ARedirection_IsRead(string text, string host, int? port) => Handshake.ParseReply(Encoding.UTF8.GetBytes(text.Replace('|', '\0')))
        .Should().Be(new HandshakeReply(HandshakeKind.Redirect, RedirectHost: host, RedirectPort: port));
}
