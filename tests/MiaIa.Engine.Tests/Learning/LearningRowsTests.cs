using MiaIa.Sdk.Learning;

namespace MiaIa.Tests.Learning;

public sealed class LearningRowsTests
{
    [Theory]
    [InlineData(float.NaN, 10, 20)]
    [InlineData(float.PositiveInfinity, 10, 20)]
    [InlineData(1f, 4, 20)]  // before the row before it
    [InlineData(1f, 10, 9)]  // settled before it was seen
    public void ARowThatIsNotSound_IsRefused(float value, long startNs, long endNs)
    {
        LearningRows rows = new(SampleRows.Schema(1));
        rows.Add([1], isSuccess: true, 1, 5, 6);
        rows.Invoking(r => r.Add([value], isSuccess: true, 1, startNs, endNs)).Should().Throw<ArgumentOutOfRangeException>();
        rows.Count.Should().Be(1);
    }

    [Fact]
    public void ARowOfAnotherLength_IsRefused() =>
        new LearningRows(SampleRows.Schema(2)).Invoking(r => r.Add([1], isSuccess: true, 1, 5, 6)).Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public void TheFingerprint_IsTheSameForTheSameRowsOnly()
    {
        LearningRows rows = SampleRows.Of((1, true), (2, false));
        rows.Fingerprint().Should().Be(SampleRows.Of((1, true), (2, false)).Fingerprint());
        rows.Fingerprint().Should().NotBe(SampleRows.Of((1, true), (2, true)).Fingerprint());
        rows.Fingerprint().Should().NotBe(SampleRows.Of((1, true), (3, false)).Fingerprint());
    }

    [Fact]
    public void TheHashOfASchema_KnowsVersionNamesAndOrder()
    {
        LearningSchema schema = new(1, ["a", "b"]);
        schema.Hash.Should().Be(new LearningSchema(1, ["a", "b"]).Hash);
        schema.Hash.Should().NotBe(new LearningSchema(2, ["a", "b"]).Hash);
        schema.Hash.Should().NotBe(new LearningSchema(1, ["b", "a"]).Hash);
        FluentActions.Invoking(() => new LearningSchema(1, ["a", "a"])).Should().Throw<ArgumentException>();
    }

    /// <summary>1 1 2 5: cuts half way, 1.5 and 3.5; a value on a cut is below it.</summary>
    [Fact]
    public void WithFewValues_EachHasABin()
    {
        BinnedRows binned = new(SampleRows.Of((5, true), (1, true), (2, true), (1, true)));
        binned.Cuts(0).ToArray().Should().Equal(1.5f, 3.5f);
        binned.Codes(0).ToArray().Should().Equal(2, 0, 1, 0);
    }

    /// <summary>0 to 11 in four bins: three each.</summary>
    [Fact]
    public void WithManyValues_BinsHaveAboutTheSameCount()
    {
        BinnedRows binned = new(SampleRows.Of([.. Enumerable.Range(0, 12).Select(i => ((float)i, true))]), 4);
        binned.Cuts(0).ToArray().Should().Equal(2.5f, 5.5f, 8.5f);
    }

    /// <summary>1 four times, then 2 to 5, in three bins: the first share, 8 / 3 rows, ends inside the tie, so the cut comes behind it.</summary>
    [Fact]
    public void ABin_NeverEndsInsideATie()
    {
        BinnedRows binned = new(SampleRows.Of((1, true), (1, true), (1, true), (1, true), (2, true), (3, true), (4, true), (5, true)), 3);
        binned.Cuts(0).ToArray().Should().Equal(1.5f, 3.5f);
    }

    [Fact]
    public void ThereAreNeverMoreThan255Bins()
    {
        BinnedRows binned = new(SampleRows.Drawn(5000, 1, 7, (_, _) => 0.5));
        binned.Cuts(0).Length.Should().Be(BinnedRows.MaxBins - 1);
        int[] counts = [.. binned.Codes(0).ToArray().CountBy(c => c).Select(c => c.Value)];
        counts.Should().HaveCount(BinnedRows.MaxBins).And.OnlyContain(c => c >= 18 && c <= 21, "5000 rows in 255 bins are 19.6 in each");
    }
}
