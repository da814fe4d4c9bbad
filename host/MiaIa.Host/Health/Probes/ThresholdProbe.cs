namespace MiaIa.Host.Health;

/// <summary>Compares one figure with its limits.</summary>
/// <param name="component">Name of the component.</param>
/// <param name="limits">The limits.</param>
/// <param name="reading">The figure; null when it cannot be measured.</param>
/// <param name="text">The figure in words.</param>
/// <param name="remedy">What a person can do when it is not well.</param>
internal sealed class ThresholdProbe(string component, Threshold limits, Func<double?> reading, Func<double, string> text, string remedy) : IProbe
{
    /// <inheritdoc />
    public string Component => component;

    /// <inheritdoc />
    public ProbeAnswer Look()
    {
        if (reading() is not { } figure)
        {
            return new ProbeAnswer(HealthState.Unknown, "it could not be measured");
        }

        HealthState state = limits.Of(figure);
        return new ProbeAnswer(state, text(figure), state is HealthState.Healthy ? "" : remedy);
    }
}
