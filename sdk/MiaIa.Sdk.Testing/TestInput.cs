namespace MiaIa.Sdk.Testing;

/// <summary>Another feature's output that a test sets by hand. It starts as Missing.</summary>
/// <param name="name">Name of the output: <c>feature.output</c>.</param>
/// <param name="isPresent">Whether anything computes it; when not, it is Missing for ever.</param>
public sealed class TestInput(string name, bool isPresent = true)
{
    private readonly FeatureValue[] _row = new FeatureValue[1];
    private FeatureInput? _input;

    /// <summary>Name of the output.</summary>
    public string Name => name;

    /// <summary>What to give to the constructor of the feature under test.</summary>
    public FeatureInput Input => _input ??= new FeatureInput(name, _row, isPresent ? 0 : -1);

    /// <summary>Sets the value.</summary>
    /// <param name="value">The number.</param>
    /// <param name="status">How far it can be trusted; default Ok.</param>
    /// <param name="timeNs">When it was true, nanoseconds UTC.</param>
    public void Set(double value, FeatureStatus status = FeatureStatus.Ok, long timeNs = 0) =>
        _row[0] = new FeatureValue(value, status, timeNs);

    /// <summary>Makes it Missing.</summary>
    public void SetMissing() => _row[0] = FeatureValue.Missing;
}
