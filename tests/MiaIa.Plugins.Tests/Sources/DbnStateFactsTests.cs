using System.Buffers.Binary;
using System.Text.Json;
using MiaIa.Plugins.Sources;
using MiaIa.Tests;

namespace MiaIa.Plugins.Tests.Sources;

/// <summary>What `data inspect` tells of files of more than a few records.</summary>
public sealed class DbnStateFactsTests : IDisposable
{
    private const ulong Day = 1_704_205_800_000_000_000;
    private const long Points = DbnWriter.Points;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TheLastBookOfTenLevels_IsToldWithoutLevelsThatAreNotThere()
    {
        string path = _folder.At("mbp.dbn");
        (long, uint, uint, long, uint, uint) none = (long.MaxValue, 0, 0, long.MaxValue, 0, 0);
        new DbnWriter(3, 2, Day, ("ESH4", 9))
            .Mbp(10, 9, Day, 'T', 'B', 4801 * Points, 4, 130,
                [(4800 * Points, 5, 2, 4801 * Points, 6, 3), (4799 * Points, 8, 4, long.MaxValue, 0, 0), none, none, none, none, none, none, none, none])
            .Save(path);
        JsonElement facts = Facts(path);
        facts.GetProperty("final_book").GetRawText().Should().Be("""{"9":{"bids":[[4800,5,2],[4799,8,4]],"asks":[[4801,6,3]]}}""");
        facts.GetProperty("final_top_of_book").GetProperty("9").GetProperty("ask_sz").GetInt32().Should().Be(6);
        facts.GetProperty("trade_minutes").GetProperty("bars").GetProperty("2024-01-02T14:30:00Z").GetRawText().Should().Be("[4801,4801,4801,4801,4,1,4,0,0]");
    }

    [Fact]
    public void AStatistic_IsToldByItsNameWithItsLastValue()
    {
        string path = _folder.At("statistics.dbn");
        DbnWriter file = new(3, 10, Day, ("ESH4", 9));
        foreach (long contracts in new long[] { 2_000_000, 2_100_000 })
        {
            byte[] record = new byte[80];
            (record[0], record[1]) = (20, 0x18);
            BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(4), 9);
            BinaryPrimitives.WriteUInt64LittleEndian(record.AsSpan(8), Day);
            BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(32), long.MaxValue);
            BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(40), contracts);
            record[56] = 9;
            file.Raw(record);
        }

        file.Save(path);
        JsonElement interest = Facts(path).GetProperty("statistics").GetProperty("instruments").GetProperty("9").GetProperty("open_interest");
        interest.GetProperty("count").GetInt32().Should().Be(2);
        interest.GetProperty("quantity").GetInt64().Should().Be(2_100_000);
        interest.GetProperty("price").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1 << 20, true)]
    public void AWindowOf128Megabytes_IsTakenInALargeFileOnly_AndTheErrorNamesTheRemedy(int padding, bool isRead)
    {
        // One frame: magic, no size, a window of 2^27, one raw block; then a frame that is skipped.
        DbnWriter file = new(1, 4, Day, ("ESH4", 9));
        byte[] content = file.Mbp(0, 9, Day, 'T', 'B', 4800 * Points, 1, 130).ToArray();
        byte[] size = BitConverter.GetBytes((content.Length << 3) | 1);
        byte[] packed =
        [
            0x28, 0xB5, 0x2F, 0xFD, 0x00, 17 << 3, .. size.AsSpan(0, 3), .. content,
            0x50, 0x2A, 0x4D, 0x18, .. BitConverter.GetBytes(padding), .. new byte[padding],
        ];
        string path = _folder.At("window.dbn.zst");
        File.WriteAllBytes(path, packed);
        if (isRead)
        {
            Facts(path).GetProperty("records").GetInt32().Should().Be(1);
        }
        else
        {
            Action read = () => Facts(path);
            read.Should().Throw<MiaIa.Sdk.SourceException>().WithMessage("*larger window*zstd -d --long=31*");
        }
    }

    private static JsonElement Facts(string path) => JsonSerializer.SerializeToElement(
        new DatabentoDbn(new DatabentoDbnOptions()).Inspect(path, new MachineZones()));
}
