using MiaIa.Engine.Decisions;
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
        JournalLayout layout = new([.. Enumerable.Range(0, 41).Select(i => $"o{i}")], ["a", "b", "c"], ["d", "e"], [], []) { Filters = [("f", "zone"), ("g", "zone")] };
        (FeatureValue[] row, double[] contributions, double[] factors, FilterAnswer[] answers) = (new FeatureValue[41], new double[3], new double[2], new FilterAnswer[2]);
        RowChanges changes = new(layout);
        RowChange[] found = new RowChange[changes.Most];
        PackedRow packer = new(layout);
        PackedRow unpacker = new(layout);
        for (int n = 1; n <= 300; n++)
        {
            long timeNs = n * 50_000_000L;
            for (int i = 0; i < row.Length; i++)
            {
                if (random.Next(4) == 0)
                {
                    FeatureStatus status = (FeatureStatus)random.Next(-4, 1);
                    double value = random.Next(6) == 0 ? double.NaN : random.NextDouble() - 0.5;
                    row[i] = new FeatureValue(value, status, timeNs - random.Next(1_000_000));
                }
            }

            for (int i = 0; i < contributions.Length; i++)
            {
                contributions[i] = random.Next(2) == 0 ? contributions[i] : random.NextDouble();
            }

            answers[random.Next(2)] = random.Next(2) == 0 ? default : new FilterAnswer(true, random.Next(2) == 0, random.Next(2) == 0 ? null : random.NextDouble(), 0.5, 1);
            if (n % 60 == 0)
            {
                changes.Restart();
            }

            (int count, bool isWhole) = changes.Write(found, row, contributions, factors, answers);
            isWhole.Should().Be(n == 1 || n % 60 == 0);
            unpacker.Unpack(packer.Pack(found.AsSpan(0, count), isWhole, timeNs), timeNs);
            double?[] expected =
            [
                .. row.SelectMany(v => v.Status is FeatureStatus.Missing ? (double?[])[null, null] : [v.Value, (timeNs - v.TimeNs) / 1e9]),
                .. contributions.Select(c => (double?)c), .. factors.Select(f => (double?)f),
            ];
            unpacker.Numbers(timeNs).Should().Equal(expected, "seed {0}, row {1}", Seed, n);
            unpacker.Statuses.Should().Equal(row.Select(v => v.Status), "seed {0}, row {1}", Seed, n);
            new[] { unpacker.Answer(0), unpacker.Answer(1) }.Should().Equal(answers, "seed {0}, row {1}", Seed, n);
        }
    }

    [Fact]
    public void WhatIsTheSame_IsNotWrittenAgain()
    {
        JournalLayout layout = new([.. Enumerable.Range(0, 20).Select(i => $"o{i}")], ["a"], ["b"], [], []) { Filters = [("f", "zone")] };
        FeatureValue[] row = [.. Enumerable.Range(0, 20).Select(i => new FeatureValue(i, FeatureStatus.Ok, 1))];
        RowChanges changes = new(layout);
        RowChange[] found = new RowChange[changes.Most];
        changes.Write(found, row, [0.5], [1.5], [default]);

        row[13] = row[13] with { Value = 7 };
        row[19] = row[19] with { TimeNs = 2 };
        (int count, bool isWhole) = changes.Write(found, row, [0.5], [2.5], [default]);

        isWhole.Should().BeFalse();
        found[..count].Should().Equal(
            new RowChange(13, row[13]), new RowChange(19, row[19]), new RowChange(21, new FeatureValue(2.5, FeatureStatus.Missing, 0)));
    }

    [Fact]
    public void BytesThatAreNoRow_AreRefused()
    {
        byte[][] bad = [[], [7], [1, 0x80], [1, 200, 1], [1, 0, 0x10, 1, 2, 3]];
        foreach (byte[] bytes in bad)
        {
            Action unpack = () => new PackedRow(4, 1, 1, 0).Unpack(bytes, 0);
            unpack.Should().Throw<JournalException>();
        }
    }
}
