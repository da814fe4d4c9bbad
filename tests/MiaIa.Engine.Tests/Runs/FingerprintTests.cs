using System.Security.Cryptography;
using System.Text;
using MiaIa.Sdk;

namespace MiaIa.Engine.Tests.Runs;

/// <summary>Everything that belongs into the fingerprint changes it, and it is the plain SHA-256 that others can compute.</summary>
public sealed class FingerprintTests
{
    private static readonly Order Sent = new(1, 0, 0, 0, OrderRole.Entry, OrderType.Limit, Side.Buy, 2, 24_000, 8, 0);

    private static readonly Fill Filled = new(1, 5, Side.Buy, 2, 24_000, 6_900_000, 0);

    public static TheoryData<string, Action<Fingerprint>> Others => new()
    {
        { "time of a decision", f => Decide(f, timeNs: 11) },
        { "score", f => Decide(f, score: 0.30000000000000004) },
        { "threshold", f => Decide(f, threshold: 0.35) },
        { "reason", f => Decide(f, reason: ReasonCode.Threshold) },
        { "candidate", f => Decide(f, candidate: Side.None) },
        { "one decision more", f => { Decide(f); Decide(f); } },
    };

    public static TheoryData<string, Order, long> OtherOrders => new()
    {
        { "time", Sent, 11 },
        { "id", Sent with { Id = 2 }, 10 },
        { "role", Sent with { Role = OrderRole.Stop }, 10 },
        { "type", Sent with { Type = OrderType.Stop }, 10 },
        { "side", Sent with { Side = Side.Sell }, 10 },
        { "quantity", Sent with { Quantity = 1 }, 10 },
        { "price", Sent with { PriceTicks = 24_001 }, 10 },
        { "offset", Sent with { OffsetTicks = 9 }, 10 },
    };

    public static TheoryData<string, Fill, long> OtherFills => new()
    {
        { "time", Filled, 11 },
        { "order", Filled with { OrderId = 2 }, 10 },
        { "side", Filled with { Side = Side.Sell }, 10 },
        { "quantity", Filled with { Quantity = 1 }, 10 },
        { "price", Filled with { PriceTicks = 24_001 }, 10 },
        { "fee", Filled with { FeeMicros = 6_900_001 }, 10 },
    };

    [Fact]
    public void It_is_the_hash_of_the_settings_and_the_decisions_one_after_the_other()
    {
        using MemoryStream bytes = new();
        using BinaryWriter writer = new(bytes);
        writer.Write(Encoding.UTF8.GetBytes("profile = corrected\n"));
        writer.Write((byte)1);
        writer.Write(10L);
        writer.Write(0.3);
        writer.Write(0.25);
        writer.Write((byte)ReasonCode.None);
        writer.Write((byte)Side.Buy);

        Of(f =>
        {
            f.AddSettings("profile = corrected\n");
            Decide(f);
        }).Should().Be(Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray())));
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void Another_decision_is_another_fingerprint(string what, Action<Fingerprint> add) =>
        Of(add).Should().NotBe(Of(f => Decide(f)), what);

    [Theory]
    [MemberData(nameof(OtherOrders))]
    public void Another_order_is_another_fingerprint(string what, Order order, long timeNs) =>
        Of(f => f.Add(in order, timeNs)).Should().NotBe(Of(f => f.Add(in Sent, 10)), what);

    [Theory]
    [MemberData(nameof(OtherFills))]
    public void Another_fill_is_another_fingerprint(string what, Fill fill, long timeNs) =>
        Of(f => f.Add(in fill, timeNs)).Should().NotBe(Of(f => f.Add(in Filled, 10)), what);

    private static void Decide(
        Fingerprint fingerprint,
        long timeNs = 10,
        double score = 0.3,
        double threshold = 0.25,
        ReasonCode reason = ReasonCode.None,
        Side candidate = Side.Buy) =>
        fingerprint.Add(timeNs, score, threshold, reason, candidate);

    private static string Of(Action<Fingerprint> add)
    {
        using Fingerprint fingerprint = new();
        add(fingerprint);
        return fingerprint.ToText();
    }
}
