using System.Globalization;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Expected;

/// <summary>
/// Runs features side by side over one history and compares their outputs with reference rows, row by row.
/// </summary>
internal sealed class Comparison
{
    private const double Tolerance = 1e-9;

    /// <summary>The reference says of these that they carry more rounding.</summary>
    private const double AbsoluteTolerance = 1e-6;

    private readonly Dictionary<string, (FeatureRun Run, string Output)> _outputs = new(StringComparer.Ordinal);
    private readonly List<FeatureRun> _runs = [];
    private readonly List<string> _differences = [];
    private readonly FeatureRunSettings _settings;

    public Comparison(BarPeriod basePeriod) =>
        _settings = new FeatureRunSettings { BasePeriod = basePeriod, FirstSession = null, StartNs = 0 };

    /// <summary>Rows that were compared, by feature and output.</summary>
    public Dictionary<string, int> Compared { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Differences => _differences;

    /// <summary>Adds a feature; a null name takes the output's own name as feature and output.</summary>
    public void Add(string? name, IFeature feature)
    {
        FeatureRun run = new(feature, _settings);
        _runs.Add(run);
        foreach (string output in feature.Outputs)
        {
            _outputs.TryAdd(name is null ? output : name + "." + output, (run, output));
        }
    }

    public void Send(in MarketEvent e)
    {
        foreach (FeatureRun run in _runs)
        {
            run.Send(in e);
        }
    }

    public void Compare(ExpectedRow row)
    {
        string name = row.Feature + "." + row.Output;
        if (!_outputs.TryGetValue(name, out (FeatureRun Run, string Output) place))
        {
            return;
        }

        Compared[name] = Compared.GetValueOrDefault(name) + 1;
        FeatureValue ours = place.Run[place.Output];
        if (!IsSame(row, ours, place.Run.StateOf(place.Output)))
        {
            _differences.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{DateTime.UnixEpoch.AddTicks(row.TimeNs / 100):O} {name}: expected {row.Value} {row.Status} age {row.AgeSeconds}, got {ours.Value:R} {place.Run.StateOf(place.Output)} {ours.Status} age {(row.TimeNs - ours.TimeNs) / 1e9}"));
        }
    }

    private static bool IsSame(ExpectedRow row, FeatureValue ours, string? state)
    {
        if (row.Status is FeatureStatus.Missing || ours.Status is FeatureStatus.Missing)
        {
            return row.Status == ours.Status;
        }

        bool isSameAge = row.AgeSeconds is { } age && Math.Abs(((row.TimeNs - ours.TimeNs) / 1e9) - age) < AbsoluteTolerance;
        return row.Status == ours.Status && isSameAge && (state is not null ? state == row.Value : IsNear(row, ours.Value));
    }

    private static bool IsNear(ExpectedRow row, double ours)
    {
        double expected = double.Parse(row.Value, CultureInfo.InvariantCulture);
        double tolerance = row.Output == "sigma" ? AbsoluteTolerance : Tolerance * Math.Max(1, Math.Abs(expected));
        return Math.Abs(expected - ours) <= tolerance;
    }
}
