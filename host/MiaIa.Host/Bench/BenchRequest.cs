using MiaIa.Host.Runs;

namespace MiaIa.Host.Bench;

/// <summary>A bench as it was asked for.</summary>
/// <param name="Run">Configuration and data.</param>
/// <param name="Passes">Timed passes.</param>
/// <param name="IsJournaled">Whether a journal is written as in a run.</param>
/// <param name="IsPlanted">Whether the made-up market has all planted effects.</param>
/// <param name="Activity">How busy the made-up market is; null as configured.</param>
internal sealed record BenchRequest(RunRequest Run, int Passes, bool IsJournaled, bool IsPlanted, double? Activity);
