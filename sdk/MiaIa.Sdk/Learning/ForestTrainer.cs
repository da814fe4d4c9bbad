using System.Collections.Concurrent;

namespace MiaIa.Sdk.Learning;

/// <summary>
/// Trains a random forest (Breiman 2001): each tree on as many rows as there are, drawn with putting back, each split the
/// best by Gini among the square root of the features. Trees are grown side by side, each from its own seed.
/// </summary>
/// <param name="settings">How.</param>
public sealed class ForestTrainer(ForestSettings settings) : IModelTrainer
{
    /// <inheritdoc/>
    public ProbabilityModel Train(BinnedRows data, int[] rows, int threads)
    {
        TrainingRows.Check(data, rows);
        Tree[] trees = new Tree[settings.Trees];
        ConcurrentBag<ForestGrower> growers = [];
        Parallel.For(0, trees.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            if (!growers.TryTake(out ForestGrower? grower))
            {
                grower = new ForestGrower(data, rows, settings);
            }

            trees[i] = grower.Grow(SeededDraws.Of(settings.Seed, i));
            growers.Add(grower);
        });
        return new ForestModel(new TreeSet(trees), data.FeatureCount);
    }
}
