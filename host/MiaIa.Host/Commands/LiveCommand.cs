using System.CommandLine;
using MiaIa.Host.Live;
using MiaIa.Host.Live.Stages;
using MiaIa.Host.Replay;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Commands;

/// <summary>The command <c>live</c>: at the broker, on paper unless real money is asked for and due.</summary>
internal static class LiveCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        DeskOptions options = new();
        Option<bool> wait = new("--wait") { Description = "Try the first connection again until it is there or you interrupt." };
        Option<bool> observe = new("--observe") { Description = "Collect data: no orders, everything journaled; the run can be named as --data later." };
        Option<bool> real = new("--real-money") { Description = "Trade real money, when the stages before it are passed; the account is typed once more." };
        Option<bool> stages = new("--stages") { Description = "Only show where one stands on the way to real money." };
        Option<bool> fresh = new("--fresh") { Description = "Begin anew: an unfinished run is left as it is." };
        Command command = new("live", "Trades at the broker of modes.live: on paper, unless --real-money is given and due.")
        {
            wait, observe, real, stages, fresh, options.Config, options.Plugins, options.Runs, options.Json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(observe) && result.GetValue(real))
            {
                result.AddError("--observe sends no orders, so --real-money has nothing to do: leave one of them out.");
            }
        });
        command.SetAction((parsed, interrupt) =>
        {
            RunRequest request = options.Request(parsed, RunMode.Live) with
            {
                IsFresh = parsed.GetValue(fresh),
                Live = new LiveRequest(parsed.GetValue(wait), parsed.GetValue(observe), parsed.GetValue(real)),
            };
            return Task.FromResult(parsed.GetValue(stages)
                ? StagesCommand.Run(request, isConfirmed: false)
                : RunCommands.Run(request, parsed.GetValue(options.Json), interrupt, showsStatistics: true, Judge(request, parsed.GetValue(options.Json))));
        });
        return command;
    }

    // An hour on paper is judged at once, by the proof that a person would ask for.
    private static Action<RunResult> Judge(RunRequest request, bool isJson) => result =>
    {
        if (request.Live is not { IsObserved: false, IsRealMoney: false } || result.JournalPath is not { } path || result.Live is not { } live)
        {
            return;
        }

        TextWriter output = isJson ? Console.Error : Console.Out;
        PaperHour hour = PaperHour.Of(path, live.StartNs);
        if (!hour.IsWhole)
        {
            output.WriteLine($"paper hour: not judged, the run had less than {PaperHour.Minutes} minutes with a market.");
            return;
        }

        ReplayResult replay = new ReplayRun(
            new ReplayRequest(path, ConfigPath: null, IsRecorded: true, request.PluginFolders), new Progress(isShown: false)).Run(CancellationToken.None);
        StageRecord record = hour.Record(live.Account, replay, DateTime.UtcNow);
        new StageBook(request.RunsFolder).Add(record);
        output.WriteLine($"paper hour: {(record.IsPassed ? "passed" : "failed")}");
        foreach (string line in record.Report)
        {
            output.WriteLine($"  {line}");
        }
    };
}
