using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Ibkr.Tests.Wire;

/// <summary>One read is not one message (PROTOCOL 2).</summary>
public sealed class FrameReaderTests
{
    private static readonly string[] Texts = ["49|1|", "9|1|1|", new('x', 300), "|", "4|12|||2147483647|"];

    private static byte[] Stream { get; } = [.. Texts.SelectMany(TwsFrames.Frame)];

    [Fact]
    public async Task AStreamSplitAtAnyByte_GivesTheSameFrames()
    {
        for (int split = 0; split <= Stream.Length; split++)
        {
            (await ReadAll([Stream[..split], Stream[split..]])).Should().Equal(Texts, "split at {0}", split);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(10_000)]
    public async Task AStreamInPieces_GivesTheSameFrames(int length) => (await ReadAll([.. Stream.Chunk(length)])).Should().Equal(Texts);

    [Theory]
    [InlineData(1_300_000)]
    [InlineData(FrameReader.MaxLength)]
    public async Task AFrameOfAMegabyteAndMore_IsRead(int length)
    {
        string text = new('y', length);
        IReadOnlyList<string> read = await ReadAll([.. TwsFrames.Frame(text).Chunk(65_536), TwsFrames.Frame("9|1|1|")]);
        read.Select(t => t.Length).Should().Equal(length, 6);
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0, 0 })]
    [InlineData(new byte[] { 1, 0, 0, 0 })]
    [InlineData(new byte[] { 255, 255, 255, 255 })]
    public async Task AnIllegalLength_EndsTheStream(byte[] prefix)
    {
        Func<Task> read = () => ReadAll([TwsFrames.Frame("9|1|1|"), prefix]);
        await read.Should().ThrowAsync<FrameException>();
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(2, true)]
    [InlineData(6, true)]
    public async Task AnEndWithinAFrame_IsToldApart(int bytes, bool isCutOff)
    {
        Pipe pipe = new();
        await pipe.Writer.WriteAsync(TwsFrames.Frame("9|1|1|").AsMemory(0, bytes));
        await pipe.Writer.CompleteAsync();
        FrameReader reader = new(pipe.Reader);
        (await reader.ReadAsync()).Should().BeNull();
        reader.IsCutOff.Should().Be(isCutOff);
    }

    [Fact]
    public void SegmentsOfOneByte_GiveTheFrame()
    {
        ReadOnlySequence<byte> bytes = Segments(Stream, 1);
        List<string> read = [];
        while (FrameReader.TryTake(ref bytes, out ReadOnlySequence<byte> payload))
        {
            read.Add(Encoding.ASCII.GetString(payload.ToArray()).Replace('\0', '|'));
        }

        read.Should().Equal(Texts);
        bytes.IsEmpty.Should().BeTrue();
    }

    private static async Task<IReadOnlyList<string>> ReadAll(IReadOnlyList<byte[]> pieces)
    {
        Pipe pipe = new(new PipeOptions(pauseWriterThreshold: 0));
        FrameReader reader = new(pipe.Reader);
        List<string> read = [];
        foreach (byte[] piece in pieces)
        {
            await pipe.Writer.WriteAsync(piece);
        }

        await pipe.Writer.CompleteAsync();
        while (await reader.ReadAsync() is { } payload)
        {
            read.Add(Encoding.ASCII.GetString(payload.Span).Replace('\0', '|'));
        }

        return read;
    }

    private static ReadOnlySequence<byte> Segments(byte[] bytes, int length)
    {
        Segment first = new(bytes.AsMemory(0, length), 0);
        Segment last = first;
        for (int i = length; i < bytes.Length; i += length)
        {
            last = last.Append(bytes.AsMemory(i, Math.Min(length, bytes.Length - i)));
        }

        return new(first, 0, last, last.Memory.Length);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory, long index)
        {
            Memory = memory;
            RunningIndex = index;
        }

        public Segment Append(ReadOnlyMemory<byte> memory)
        {
            Segment next = new(memory, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
