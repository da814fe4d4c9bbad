using MiaIa.Host.Journal;

namespace MiaIa.Host.Tests.Journal;

/// <summary>What goes into the ring comes out in its order, whatever its size, and a full ring says so before anything is lost.</summary>
public sealed class JournalRingTests
{
    private const int Seed = 20_261_201;
    private const int Bytes = 1024;
    private const int MostBytes = 200;

    [Fact]
    public void Records_ComeOutInTheirOrder_EachInOnePiece()
    {
        Random random = new(Seed);
        JournalRing ring = new(entries: 8, Bytes, MostBytes);
        Queue<byte[]?> inside = new();
        int wasFull = 0;
        for (long n = 0; n < 20_000; n++)
        {
            if (random.Next(100) < (n / 1000 % 2 == 0 ? 60 : 40))
            {
                if (ring.IsFull)
                {
                    wasFull++;
                    continue;
                }

                inside.Enqueue(Put(ring, random, n));
            }
            else if (inside.Count > 0)
            {
                Check(ring, inside.Dequeue(), n);
                ring.Take();
            }

            ring.HasRecord.Should().Be(inside.Count > 0);
            (ring.Written - ring.Taken).Should().Be(inside.Count);
        }

        wasFull.Should().BeGreaterThan(0, "seed {0} should fill it", Seed);
    }

    [Fact]
    public void ARing_IsFullOfObjects_OrOfBytes_NeverLater()
    {
        JournalRing objects = new(entries: 3, Bytes, MostBytes);
        for (int i = 0; i < 3; i++)
        {
            objects.IsFull.Should().BeFalse();
            objects.Publish();
        }

        objects.IsFull.Should().BeTrue();
        objects.Take();
        objects.IsFull.Should().BeFalse();

        // 8 + 200 bytes each: after four of them 192 are left of 1024, which is less than a record may need.
        JournalRing bytes = new(entries: 100, Bytes, MostBytes);
        for (int i = 0; i < 4; i++)
        {
            bytes.IsFull.Should().BeFalse();
            bytes.Publish(MostBytes);
        }

        bytes.IsFull.Should().BeTrue();
        bytes.Take();
        bytes.IsFull.Should().BeFalse();
    }

    private static byte[]? Put(JournalRing ring, Random random, long n)
    {
        if (random.Next(3) == 0)
        {
            ring.Next.TimeNs = n;
            ring.Publish();
            return null;
        }

        byte[] bytes = new byte[random.Next(1, MostBytes + 1)];
        random.NextBytes(bytes);
        bytes.CopyTo(ring.NextBytes);
        ring.Publish(bytes.Length);
        return bytes;
    }

    private static void Check(JournalRing ring, byte[]? expected, long n)
    {
        if (expected is null)
        {
            ring.Entry.Should().NotBeNull("seed {0}, step {1}", Seed, n);
        }
        else
        {
            ring.Entry.Should().BeNull("seed {0}, step {1}", Seed, n);
            ring.Bytes.ToArray().Should().Equal(expected, "seed {0}, step {1}", Seed, n);
        }
    }
}
