using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using MiaIa.Tests;

namespace MiaIa.Benchmarks.Live;

/// <summary>What browsers at the monitor page cost a session: the same synthetic day, by turns without and with them.</summary>
internal static partial class MonitorLoad
{
    private const double LookAt = 0.9;
    private const int DaySeconds = 23 * 3600;

    /// <summary>Runs the day by turns and prints a row for each.</summary>
    /// <param name="browsers">Browsers in every second turn.</param>
    /// <param name="turns">Turns of each kind.</param>
    /// <param name="speed">Multiple of wall time.</param>
    public static int Run(int browsers, int turns, int speed)
    {
        Console.WriteLine("| Browsers | Engine s for the day | Decision latency p50 us | p99 us | Processor s of the process | Snapshots taken by all |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        for (int i = 0; i < 2 * turns; i++)
        {
            Turn(i % 2 == 0 ? 0 : browsers, speed).GetAwaiter().GetResult();
        }

        return 0;
    }

    private static async Task Turn(int browsers, int speed)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("mia-page-");
        int port = FreePort();
        string yaml = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "strategies.yaml"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "page.yaml"), yaml + $"\nmonitor: {{ port: {port} }}\n");
        using Process session = MiaProgram.Start(folder.FullName, "sim", "--config", "page.yaml", "--speed", speed.ToString(CultureInfo.InvariantCulture));
        _ = session.StandardError.ReadToEndAsync();
        Task<string> output = session.StandardOutput.ReadToEndAsync();
        long begin = Stopwatch.GetTimestamp();
        using HttpClient client = new() { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        await UntilServed(client, session);
        Task<long>[] watching = [.. Enumerable.Range(0, browsers).Select(_ => Watch(client))];
        TimeSpan look = TimeSpan.FromSeconds(LookAt * DaySeconds / speed) - Stopwatch.GetElapsedTime(begin);
        await session.WaitForExitAsync(new CancellationTokenSource(look).Token).ContinueWith(_ => { }, TaskScheduler.Default);
        (double p50, double p99) = await Latencies(client);
        session.Refresh();
        double used = session.TotalProcessorTime.TotalSeconds;
        string engine = EngineSeconds().Match(await output).Groups[1].Value;
        long taken = (await Task.WhenAll(watching)).Sum();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {browsers} | {engine} | {p50:0.0} | {p99:0} | {used:0.0} | {taken} |"));
        folder.Delete(recursive: true);
    }

    private static async Task UntilServed(HttpClient client, Process session)
    {
        while (!session.HasExited)
        {
            try
            {
                using HttpResponseMessage answer = await client.GetAsync("/");
                return;
            }
            catch (HttpRequestException)
            {
                Thread.Yield();
            }
        }
    }

    // A browser that takes everything it is given until the session is over.
    private static async Task<long> Watch(HttpClient client)
    {
        long taken = 0;
        try
        {
            using StreamReader reader = new(await client.GetStreamAsync("/api/stream"));
            while (await reader.ReadLineAsync() is { } line)
            {
                taken += line.Length > 0 ? 1 : 0;
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            // The session is over.
        }

        return taken;
    }

    private static async Task<(double P50, double P99)> Latencies(HttpClient client)
    {
        using StreamReader reader = new(await client.GetStreamAsync("/api/stream"));
        string line = (await reader.ReadLineAsync())!;
        JsonElement latency = JsonDocument.Parse(line["data: ".Length..]).RootElement.GetProperty("latency");
        return (latency.GetProperty("p50Us").GetDouble(), latency.GetProperty("p99Us").GetDouble());
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("engine ([0-9.]+) s", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EngineSeconds();
}
