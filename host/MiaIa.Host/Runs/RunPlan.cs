using MiaIa.Engine;
using MiaIa.Host.Configuration;
using MiaIa.Host.Data;
using MiaIa.Host.Journal;
using MiaIa.Host.Records;

namespace MiaIa.Host.Runs;

/// <summary>A run, built and ready for its first event.</summary>
/// <param name="Setup">What the engine is made of.</param>
/// <param name="Configuration">The configuration.</param>
/// <param name="Layout">The names the journal is laid out with.</param>
/// <param name="Recorder">What the summary is made from.</param>
/// <param name="Watch">What looks at the market beside the engine.</param>
/// <param name="Absent">What was asked for and is not there: optional inputs and instruments.</param>
/// <param name="Assumptions">What the fill model assumes.</param>
/// <param name="Background">The background work of its features.</param>
internal sealed record RunPlan(
    EngineSetup Setup,
    RunConfiguration Configuration,
    JournalLayout Layout,
    RunRecorder Recorder,
    RunWatch Watch,
    IReadOnlyList<string> Absent,
    string Assumptions,
    IReadOnlyList<BackgroundTask> Background);
