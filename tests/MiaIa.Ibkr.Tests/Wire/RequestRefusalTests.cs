using System.Buffers;
using MiaIa.Plugins.Brokers.Ibkr.Wire;
using static MiaIa.Ibkr.Tests.Wire.TwsFrames;

namespace MiaIa.Ibkr.Tests.Wire;

/// <summary>What cannot be written as it is is refused whole.</summary>
public sealed class RequestRefusalTests
{
    public static TheoryData<TwsRequest> Refused => new()
    {
        new PlaceOrder(0, Es, Limit),
        new PlaceOrder(12, Es, Limit with { TimeInForce = "" }),
        new PlaceOrder(12, Es, Limit with { Account = "" }),
        new PlaceOrder(12, Es, Limit with { Action = "HOLD" }),
        new PlaceOrder(12, Es, Limit with { TotalQuantity = 0 }),
        new PlaceOrder(12, Es, Limit with { TotalQuantity = -1 }),
        new PlaceOrder(12, Es, Limit with { OrderType = "" }),
        new PlaceOrder(12, Es, Limit with { OrderType = "PEG MID" }),
        new PlaceOrder(12, Es, Limit with { OcaType = 4 }),
        new PlaceOrder(12, Es, Limit with { OrderRef = new string('x', 41) }),
        new PlaceOrder(12, Es, Limit with { OrderRef = "a\0b" }),
        new PlaceOrder(12, Es, Limit with { OrderRef = "straße" }),
        new PlaceOrder(12, Es with { SecType = "BAG" }, Limit),
        new PlaceOrder(12, Es with { Exchange = "IBKRATS" }, Limit),
        new MarketDataRequest(1, Es with { SecType = "BAG" }),
        new MatchingSymbolsRequest(1, "line\nfeed"),
        new TickByTickRequest(1, Es, (TickByTickStream)9),
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void ARequestThatCannotBeWritten_IsRefused_AndWritesNothing(TwsRequest request)
    {
        ArrayBufferWriter<byte> frame = new();
        Action encode = () => new TextCodec(200).Encode(request, frame);
        encode.Should().Throw<ArgumentException>();
        frame.WrittenCount.Should().Be(0);
    }

    [Theory]
    [InlineData(196, true)]
    [InlineData(197, false)]
    public void TheTimeInMilliseconds_NeedsVersion197(int version, bool isRefused)
    {
        Action encode = () => Encode(new CurrentTimeMillisRequest(), version);
        _ = isRefused ? (object)encode.Should().Throw<ArgumentException>() : encode.Should().NotThrow();
    }

    [Theory]
    [InlineData(163)]
    [InlineData(201)]
    [InlineData(-1)]
    public void ACodec_SpeaksNoOtherVersion(int version)
    {
        Action make = () => _ = new TextCodec(version);
        make.Should().Throw<ArgumentOutOfRangeException>();
    }
}
