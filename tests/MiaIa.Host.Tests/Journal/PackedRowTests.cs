using MiaIa.Host.Journal;
using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Journal;

/// <summary>A row that is kept as changes comes back as it was, every one of a long chain.</summary>
public sealed class PackedRowTests
{
    private const int Seed = 20_261_130;

    [Fact]
    public void EachRowOfAChain_ComesBack()
    {
        Random random = new(Seed);
        JournalEntry entry = new(outputs: 40, terms: 3, factors: 2, filters: 0);
        PackedRow packer = new(40, 3, 2);
        PackedRow unpacker = new(40, 3, 2);
        for (int n = 1; n <= 300; n++)
        {
            entry.TimeNs = n * 50_000_000L;
            for (int i = 0; i < 40; i++)
            {
                if (random.Next(4) == 0)
                {
                    FeatureStatus status = (FeatureStatus)random.Next(-4, 1);
                    double value = random.Next(6) == 0 ? double.NaN : random.NextDouble() - 0.5;
                    entry.Row[i] = status is FeatureStatus.Missing ? default : new FeatureValue(value, status, entry.TimeNs - random.Next(1_000_000));
                }
            }

            for (int i = 0; i < 3; i++)
            {
                entry.Contributions[i] = random.Next(2) == 0 ? entry.Contributions[i] : random.NextDouble();
            }

            if (n % 60 == 0)
            {
                packer.Restart();
            }

            unpacker.Unpack(packer.Pack(entry).ToArray(), entry.TimeNs);
            double?[] expected =
            [
                .. entry.Row.SelectMany(v => v.Status is FeatureStatus.Missing ? (double?[])[null, null] : [v.Value, (entry.TimeNs - v.TimeNs) / 1e9]),
                .. entry.Contributions.Select(c => (double?)c), .. entry.Factors.Select(f => (double?)f),
            ];
            unpacker.Numbers(entry.TimeNs).Should().Equal(expected, "seed {0}, row {1}", Seed, n);
            unpacker.Statuses.Should().Equal(entry.Row.Select(v => v.Status), "seed {0}, row {1}", Seed, n);
        }
    }

    [Fact]
    public void BytesThatAreNoRow_AreRefused()
    {
        byte[][] bad = [[], [7], [1, 0x80], [1, 200, 1], [1, 0, 0x10, 1, 2, 3]];
        foreach (byte[] bytes in bad)
        {
            Action unpack = () => new PackedRow(4, 1, 1).Unpack(bytes, 0);
            unpack.Should().Throw<JournalException>();
        }
    }
}
