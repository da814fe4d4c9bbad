using MiaIa.Host.Explanation;

namespace MiaIa.Host.Tests.Explanation;

public sealed class SignalCacheTests
{
    private const long Second = 1_000_000_000;

    private readonly SignalCache<string> _cache = new();

    [Fact] // SPEC 26 vector 14.
    public void Of501Keys_TheFirstIsEvicted()
    {
        for (int i = 0; i < 501; i++)
        {
            _cache.Set(Key(i), 0, "v");
        }

        _cache.TryGet(Key(0), 0, out _).Should().BeFalse();
        _cache.TryGet(Key(1), 0, out _).Should().BeTrue();
        _cache.TryGet(Key(500), 0, out _).Should().BeTrue();
        _cache.Statistics.Should().Be(new CacheStatistics(500, Hits: 2, Misses: 1, Evictions: 1));
        _cache.Statistics.HitRatio.Should().BeApproximately(2.0 / 3, 1e-12);
    }

    [Fact] // SPEC 26 vector 14.
    public void ARead_RefreshesTheOrder()
    {
        for (int i = 0; i < 500; i++)
        {
            _cache.Set(Key(i), 0, "v");
        }

        _cache.TryGet(Key(0), 0, out _).Should().BeTrue();
        _cache.Set(Key(500), 0, "v");
        _cache.TryGet(Key(0), 0, out _).Should().BeTrue("it was read");
        _cache.TryGet(Key(1), 0, out _).Should().BeFalse("it was the one not read for longest");
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData((60 * Second) - 1, true)]
    [InlineData(60 * Second, false)]
    [InlineData(61 * Second, false)]
    [InlineData(-1, false)] // of an answer that was made later nothing is known
    public void AnEntry_LivesForLessThan60SecondsOfEventTime(long ageNs, bool isThere)
    {
        _cache.Set(Key(1), 100 * Second, "v");
        _cache.TryGet(Key(1), (100 * Second) + ageNs, out string? value).Should().Be(isThere);
        value.Should().Be(isThere ? "v" : null);
    }

    [Fact]
    public void SettingAgain_GivesANewValueAndANewLife_AndEvictsNothing()
    {
        SignalCache<string> one = new(capacity: 1);
        one.Set(Key(1), 0, "old");
        one.Set(Key(1), 50 * Second, "new");
        one.TryGet(Key(1), 100 * Second, out string? value).Should().BeTrue();
        value.Should().Be("new");
        one.Statistics.Evictions.Should().Be(0);
    }

    [Fact]
    public void ANewerBar_InvalidatesItsInstrument_AndASnapshotAll()
    {
        SignalKey es = new("ES", "f", "s", 1);
        SignalKey nq = new("NQ", "f", "s", 1);
        _cache.Set(es, 10, "v");
        _cache.Set(nq, 10, "v");
        _cache.OnClosedBar("ES", 10);
        _cache.TryGet(es, 11, out _).Should().BeTrue("it was made with that bar");
        _cache.OnClosedBar("ES", 11);
        _cache.OnClosedBar("ES", 5);
        _cache.TryGet(es, 11, out _).Should().BeFalse("an older bar that comes late makes nothing valid again");
        _cache.TryGet(nq, 11, out _).Should().BeTrue("the bar is another instrument's");
        _cache.OnSnapshot(11);
        _cache.TryGet(nq, 11, out _).Should().BeFalse();
        _cache.Set(es, 11, "w");
        _cache.TryGet(es, 12, out _).Should().BeTrue();
    }

    [Fact]
    public void AKey_IsAllOfItsParts()
    {
        SignalKey key = new("ES", "f", "s", 1, 2);
        key.Should().Be(new SignalKey("ES", "f", "s", 1, 2));
        key.GetHashCode().Should().Be(new SignalKey("ES", "f", "s", 1, 2).GetHashCode());
        SignalKey[] others = [new("NQ", "f", "s", 1, 2), new("ES", "g", "s", 1, 2), new("ES", "f", "t", 1, 2), new("ES", "f", "s", 1, 3), new("ES", "f", "s", 1)];
        others.Should().OnlyContain(other => !other.Equals(key));
    }

    [Fact]
    public void ManyThreads_LoseNoCount()
    {
        const int Threads = 4;
        const int Reads = 20_000;
        SignalCache<string> small = new(capacity: 16);
        Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, thread =>
        {
            for (int i = 0; i < Reads; i++)
            {
                SignalKey key = Key((i * (thread + 1)) % 40);
                if (!small.TryGet(key, i, out _))
                {
                    small.Set(key, i, "v");
                }
            }
        });

        CacheStatistics end = small.Statistics;
        (end.Hits + end.Misses).Should().Be(Threads * Reads);
        end.Entries.Should().Be(16);
        end.Hits.Should().BePositive();
        end.Evictions.Should().BePositive();
    }

    private static SignalKey Key(long sequence) => new("ES", "feature", "settings", sequence);
}
