using MiaIa.Sdk.Learning;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Learning;

public sealed class TimeFoldsTests
{
    /// <summary>
    /// Ten rows, seen at 0, 10, ... 90, settled 15 later. The second of five tests is rows 2 and 3, from 20 to 45: row 1 (to 25)
    /// and row 4 (from 40) touch it, row 5 (from 50) lies within 10 after it.
    /// </summary>
    [Fact]
    public void RowsThatTouchTheTestOrFollowItClosely_AreLeftOut()
    {
        Fold[] folds = TimeFolds.Purged(Ten(), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 5, 10);
        folds.Should().HaveCount(5);
        folds[1].Test.Should().Equal(2, 3);
        folds[1].Train.Should().Equal(0, 6, 7, 8, 9);
        folds[0].Train.Should().Equal(4, 5, 6, 7, 8, 9);
        folds[4].Train.Should().Equal(0, 1, 2, 3, 4, 5, 6);
    }

    /// <summary>Rows 4 and 5 are seen from 40 on; settled before that are rows 0 to 2 (to 35).</summary>
    [Fact]
    public void WalkingForward_LearnsFromWhatWasSettled()
    {
        Fold[] folds = TimeFolds.WalkForward(Ten(), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 4);
        folds.Should().HaveCount(4);
        folds[1].Test.Should().Equal(4, 5);
        folds[1].Train.Should().Equal(0, 1, 2);
        folds[3].Test.Should().Equal(8, 9);
    }

    [Fact]
    public void SomeOfTheRows_ArePartedAsAll()
    {
        Fold[] folds = TimeFolds.Purged(Ten(), [0, 1, 8, 9], 2, 0);
        folds[0].Should().BeEquivalentTo(new Fold([8, 9], [0, 1]));
        folds[1].Should().BeEquivalentTo(new Fold([0, 1], [8, 9]));
    }

    [Fact]
    public void WhateverTheSpans_NoRowLearntFromKnowsOfTheTest()
    {
        for (ulong seed = 1; seed <= 30; seed++)
        {
            TestRandom random = new(seed);
            LearningRows rows = new(SampleRows.Schema(1));
            long startNs = 0;
            for (int i = 0; i < 100; i++)
            {
                startNs += random.Next(0, 5);
                rows.Add([0], isSuccess: true, 0, startNs, startNs + random.Next(0, 40));
            }

            Fold[] folds = TimeFolds.Purged(rows, SampleRows.All(rows), 5, 7);
            folds.SelectMany(f => f.Test).Should().Equal(SampleRows.All(rows), "each row is tested once; seed {0}", seed);
            foreach (Fold fold in folds)
            {
                long from = rows.StartNs[fold.Test[0]];
                long to = fold.Test.Max(t => rows.EndNs[t]) + 7;
                fold.Train.All(t => rows.EndNs[t] < from || rows.StartNs[t] > to).Should().BeTrue("seed {0}", seed);
            }
        }
    }

    private static LearningRows Ten()
    {
        LearningRows rows = new(SampleRows.Schema(1));
        for (int i = 0; i < 10; i++)
        {
            rows.Add([0], isSuccess: true, 0, i * 10, (i * 10) + 15);
        }

        return rows;
    }
}
