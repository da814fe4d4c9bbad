namespace MiaIa.Sdk;

/// <summary>
/// A feature with work that is too long for the thread that decides. The host does the work on another thread, between the
/// source and the engine, and its answers enter as events: they are journaled like everything that enters, and a replay reads
/// them instead of computing them again. The feature itself stays quick.
/// </summary>
public interface IBackgroundFeature : IFeature
{
    /// <summary>
    /// Makes the work, once per run. It shares nothing that changes with the feature. Its answers come to
    /// <see cref="IFeature.OnEvent"/> as <see cref="EventKind.Figures"/>, whatever <see cref="ReadsAttribute"/> names.
    /// </summary>
    /// <exception cref="InvalidOperationException">It cannot be done with what the run watches; the message says what to do.</exception>
    IBackgroundWork CreateWork();
}
