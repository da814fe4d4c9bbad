using MiaIa.CrashSweep;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

// A simulated session in a process of its own: DATA CONFIG RUNS PLUGINS PLUGINS PLUGINS [written|committed N]
RunRequest request = new(RunMode.Sim, args[1], args[3..6], args[2], [args[0]], From: null, To: null, Speed: 0, IsJournaled: true);
DeskRun run = new(request, new Progress(isShown: false))
{
    JournalWatch = args.Length > 7 ? new Death(args[6] is "committed", long.Parse(args[7], null)) : null,
};
RunResult result = run.Run(_ => { }, CancellationToken.None);
Console.WriteLine($"{result.Fingerprint} {result.Trips.Count} {result.Stopped}");
return result.Stopped is null ? 0 : 3;
