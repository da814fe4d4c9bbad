namespace MiaIa.Sdk.Learning;

/// <summary>Tells how far a training is.</summary>
/// <param name="count">Trainings of an ensemble there are.</param>
/// <param name="onEnsemble">Who is told; null for nobody.</param>
internal sealed class TrainingSteps(int count, Action<int, int>? onEnsemble)
{
    private int _done;

    /// <summary>The next one begins.</summary>
    public void Next() => onEnsemble?.Invoke(_done++, count);
}
