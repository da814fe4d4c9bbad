using System.Globalization;
using MiaIa.Host.Calendar;
using MiaIa.Host.Configuration;
using MiaIa.Host.Control;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Health;

/// <summary>The probes of a run: SPEC 21.2.</summary>
internal static class StandardProbes
{
    /// <summary>Makes them.</summary>
    /// <param name="signs">What they are read from.</param>
    /// <param name="configuration">The configuration of the run.</param>
    /// <param name="hasModels">Whether a filter asks trained models.</param>
    /// <param name="readsChain">Whether what is computed from an option chain has a weight.</param>
    /// <param name="isAtBroker">Whether the broker is outside of this process.</param>
    public static IReadOnlyList<IProbe> Of(VitalSigns signs, RunConfiguration configuration, bool hasModels, bool readsChain, bool isAtBroker)
    {
        EngineBoard board = signs.Board;
        string broker = configuration.Selected!.Broker.Name;
        List<IProbe> probes =
        [
            new HeartbeatProbe(board.Heartbeat, "The program hangs: positions keep their stops at the broker. Look at the log, end the program, and start it again: it goes on where it was."),
            LoopLag(() => board.TakeLag() * 1000),
            .. signs.Streams.Select(s => new FeedProbe(s, board)),
        ];
        if (readsChain)
        {
            probes.Add(new ChainProbe([.. signs.Instruments.All.Select(i => (int)i.Id)], board));
        }

        probes.Add(new BrokerProbe(isAtBroker ? broker : $"{broker}, inside of this program,", board));
        probes.Add(new PositionProbe(board));
        if (signs.Journal is { } journal)
        {
            probes.Add(new JournalProbe(() => journal.Fault, () => journal.Behind, board.TakeJournalLag));
            probes.Add(Queue("queue of the journal", () => 100 * journal.Fill));
        }

        probes.AddRange(Machine(signs));
        probes.Add(new ClockProbe(new ClockWatch(signs.Clock), board, signs.Clock));
        probes.Add(new ConfigurationProbe(configuration.File, configuration.Hash));
        if (hasModels)
        {
            probes.Add(new ModelProbe(board));
        }

        probes.Add(Faults(() => signs.Faults.LastMinute(), () => signs.Faults.Last));
        ExchangeCalendar calendar = new();
        probes.Add(new ReferenceProbe(() => Warnings(calendar, signs.Clock)));
        return probes;
    }

    /// <summary>Delay of the event loop.</summary>
    public static IProbe LoopLag(Func<double?> milliseconds) => new ThresholdProbe(
        "event loop lag", HealthLimits.LoopLag, milliseconds, v => Text($"at most {v:0.#} ms since the look before"),
        "The machine is too busy, or a plugin takes too long: end other programs, and look at `mia bench`.");

    /// <summary>A queue.</summary>
    public static IProbe Queue(string name, Func<double?> percent) => new ThresholdProbe(
        name, HealthLimits.Queue, percent, v => Text($"{v:0.#} % full"), "What empties it is too slow: look at the disk, and for programs that load it.");

    /// <summary>The processors.</summary>
    public static IProbe Cpu(Func<double?> percent) => new ThresholdProbe(
        "cpu", HealthLimits.Cpu, percent, v => Text($"{v:0.#} % in use"), "End other programs on this machine, or give it more processors.");

    /// <summary>The memory.</summary>
    public static IProbe Memory(Func<double?> percent) => new ThresholdProbe(
        "memory", HealthLimits.Memory, percent, v => Text($"{v:0.#} % in use"), "End other programs on this machine, or raise the limit of memory.");

    /// <summary>The disk.</summary>
    public static IProbe Disk(Func<double?> percent) => new ThresholdProbe(
        "disk", HealthLimits.Disk, percent, v => Text($"{v:0.#} % full"), "Make room: `mia runs prune --keep N` deletes old runs.");

    /// <summary>What the garbage collector stopped.</summary>
    public static IProbe Pauses(Func<double?> milliseconds) => new ThresholdProbe(
        "gc pauses", HealthLimits.LoopLag, milliseconds, v => Text($"{v:0.#} ms in all since the look before"),
        "A plugin makes too much garbage, or memory is short: `mia bench` tells bytes per event.");

    /// <summary>What failed within a minute.</summary>
    public static IProbe Faults(Func<double?> perMinute, Func<string?> last) => new ThresholdProbe(
        "exceptions", HealthLimits.Faults, perMinute,
        v => v > 0 ? Text($"{v:0} within a minute, the last one: {last()}") : "none within a minute",
        "Look at the log and at `mia explain`: a plugin that threw is out for the run.");

    private static IEnumerable<IProbe> Machine(VitalSigns signs) =>
    [
        new DiskWriteProbe(signs.Folder),
        Disk(() => signs.Machine.Figures?.DiskPercent),
        Cpu(() => signs.Machine.Figures?.CpuPercent),
        Memory(() => signs.Machine.Figures?.MemoryPercent),
        Pauses(() => signs.Machine.Figures?.GcPauseMilliseconds),
    ];

    private static IReadOnlyList<string> Warnings(ExchangeCalendar calendar, TimeProvider clock) =>
        ReferenceFigures.Warnings(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), first: null, last: null, calendar);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
