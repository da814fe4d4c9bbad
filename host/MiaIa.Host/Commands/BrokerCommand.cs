using System.CommandLine;
using System.Text.Json;
using MiaIa.Host.Control;
using MiaIa.Host.Live;
using MiaIa.Host.Live.Stages;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Commands;

/// <summary>The command <c>broker test</c>.</summary>
internal static class BrokerCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        DeskOptions options = new();
        Command test = new("test", "Tests the connection of modes.live without an order: what is wrong, and what to do. It is the first stage on the way to real money.")
        {
            options.Config, options.Plugins, options.Runs, options.Json,
        };
        test.SetAction((parsed, interrupt) => Task.FromResult(
            Run(options.Request(parsed, RunMode.Live), parsed.GetValue(options.Json), interrupt)));
        return new Command("broker", "What concerns the connection to the broker.") { test };
    }

    private static int Run(RunRequest request, bool isJson, CancellationToken interrupt)
    {
        using Desk desk = Desk.Open(request.ConfigPath, request.PluginFolders);
        ConnectionTest test = new(desk);
        test.Run(
            row =>
            {
                if (!isJson)
                {
                    Write(row, Console.Out);
                }
            },
            interrupt);
        StageBook book = new(request.RunsFolder);
        book.Add(test.Record(DateTime.UtcNow));
        if (isJson)
        {
            WriteJson(test);
        }
        else
        {
            Console.Out.WriteLine();
            Console.Out.WriteLine($"{(test.IsPassed ? "passed" : "FAILED")}, account {test.Account ?? "not known"}; no order was sent. Recorded in {book.FullPath}");
        }

        return test.IsPassed ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static void Write(ProbeRow row, TextWriter output)
    {
        output.WriteLine($"{row.Check,-20} {ConnectionTest.Word(row.Outcome),-8} {row.Found}");
        if (row.Remedy.Length > 0)
        {
            output.WriteLine($"{"",-29} -> {row.Remedy}");
        }
    }

    private static void WriteJson(ConnectionTest test)
    {
        using Stream output = Console.OpenStandardOutput();
        using Utf8JsonWriter json = new(output, ControlText.Indented);
        json.WriteStartObject();
        json.WriteBoolean("passed", test.IsPassed);
        json.WriteString("account", test.Account);
        json.WriteStartArray("checks");
        foreach (ProbeRow row in test.Rows)
        {
            json.WriteStartObject();
            json.WriteString("check", row.Check);
            json.WriteString("outcome", row.Outcome.ToString().ToLowerInvariant());
            json.WriteString("found", row.Found);
            json.WriteString("remedy", row.Remedy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }
}
