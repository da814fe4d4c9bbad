namespace MiaIa.Sdk.Learning;

/// <summary>Makes a model from rows. The same rows, settings and seed give the same model to the bit, on however many threads.</summary>
public interface IModelTrainer
{
    /// <summary>Trains on some of the rows, of which each label must occur; else a <see cref="LearningException"/>.</summary>
    /// <param name="data">All rows, binned.</param>
    /// <param name="rows">Which of them, rising.</param>
    /// <param name="threads">Most threads to use, 1 or more.</param>
    ProbabilityModel Train(BinnedRows data, int[] rows, int threads);
}
