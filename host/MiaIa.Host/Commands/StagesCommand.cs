using System.CommandLine;
using System.Globalization;
using MiaIa.Host.Configuration;
using MiaIa.Host.Live;
using MiaIa.Host.Live.Stages;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Commands;

/// <summary>The command <c>stages</c>: where one stands on the way to real money.</summary>
internal static class StagesCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        DeskOptions options = new();
        Option<bool> confirm = new("--confirm-scaling") { Description = "The owner's word for the normal limits, after the days of the micro stage; the account is typed." };
        Command command = new("stages", "The stages on the way to real money: what is done, with its report, and what is missing.")
        {
            confirm, options.Config, options.Plugins, options.Runs,
        };
        command.SetAction(parsed => Run(options.Request(parsed, RunMode.Live), parsed.GetValue(confirm)));
        return command;
    }

    /// <summary>Shows the stages, or confirms the last one.</summary>
    /// <param name="request">Configuration and folder.</param>
    /// <param name="isConfirmed">Whether the last stage is confirmed.</param>
    public static int Run(RunRequest request, bool isConfirmed)
    {
        using Desk desk = Desk.Open(request.ConfigPath, request.PluginFolders);
        string? account = desk.Configure(RunMode.Live).Live!.ConfirmAccount;
        StageBook book = new(request.RunsFolder);
        StagePath path = new(book.Read());
        MicroResult micro = account is null ? new MicroResult([]) : MicroResult.Of(request.RunsFolder, path.MicroRuns(account));
        StagesText.Write(book.Read(), account, micro, DateTime.UtcNow, Console.Out);
        if (!isConfirmed)
        {
            return ExitCodes.Done;
        }

        if (account is null || path.MissingForScaling(account, DateTime.UtcNow) is { Count: > 0 })
        {
            throw new RunException("The normal limits are not due yet: see what is missing above.");
        }

        Confirmation.OfProcess.Ask(account, string.Create(CultureInfo.InvariantCulture, $"Normal limits with REAL MONEY in account {account}, after {micro.Nets.Count} round trips of the micro stage."));
        book.Add(new StageRecord(DateTime.UtcNow, Stage.Scaling, IsPassed: true, account, Run: null, micro.Lines()));
        Console.Out.WriteLine($"Confirmed: {EnumNames.Write(Stage.Scaling)} of {account}.");
        return ExitCodes.Done;
    }
}
