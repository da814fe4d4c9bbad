using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Configuration;

public sealed record IbkrOptions
{
    [Range(1, 65535)]
    public int Port { get; init; } = 7497;

    [Required]
    public string Account { get; init; } = "";
}

public sealed record WebhookOptions
{
    public required string Address { get; init; }
}

/// <summary>Every type that an option may have.</summary>
public sealed record EveryTypeOptions
{
    public int Count { get; init; } = 1;

    public long Many { get; init; } = 2;

    public double Ratio { get; init; } = 0.5;

    public decimal Fee { get; init; } = 2.25m;

    public double RiskPercent { get; init; } = 1;

    public bool IsOn { get; init; }

    public string Text { get; init; } = "a";

    public string? Maybe { get; init; } = "b";

    public BarPeriod Bar { get; init; } = new(60);

    public TimeOnly At { get; init; } = new(18, 0);

    public TimeSpan Wait { get; init; } = TimeSpan.FromSeconds(30);

    public long LatencyNs { get; init; }

    public int MergeMilliseconds { get; init; } = 5;

    public double WindowMinutes { get; init; } = 15;

    public int[] Array { get; init; } = [1, 2];

    public IReadOnlyDictionary<string, double> Map { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);

    public CoverageOptions Nested { get; init; } = new() { Live = 0.9 };

    public CoverageOptions? Absent { get; init; }

    [Range(0, 1, MinimumIsExclusive = true)]
    public double AboveZero { get; init; } = 0.5;

    [Input("score")]
    public string? Reads { get; init; }

    public int Computed => Count * 2;
}

/// <summary>An options record that objects to a value on its own.</summary>
public sealed record PickyOptions
{
    private readonly int _even = 2;

    public int Even
    {
        get => _even;
        init => _even = value % 2 == 0 ? value : throw new ArgumentException("it must be even", nameof(value));
    }
}
