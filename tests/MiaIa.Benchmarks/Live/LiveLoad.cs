using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using MiaIa.Host.Data;
using MiaIa.Sdk;

namespace MiaIa.Benchmarks.Live;

/// <summary>
/// `mia live` on paper under a steady load: the program as it ships, with its journal, at a TWS of our own behind a real socket. How long it
/// takes from the print to the order, whether an event is lost, and whether memory grows.
/// </summary>
internal static class LiveLoad
{
    private const int WarmUpSeconds = 15;
    private const int LongestWarmUpSeconds = 600;

    /// <summary>Runs it and prints the tables.</summary>
    /// <param name="minutes">Minutes that are measured, after the first orders.</param>
    /// <param name="perSecond">Prints and quotes a second; the book comes on top with about half as many changes.</param>
    /// <param name="at">Where the run is kept while it lasts: an order waits until the journal is on this disk.</param>
    public static int Run(int minutes, int perSecond, string at)
    {
        string root = Root();
        string folder = Directory.CreateDirectory(Path.Combine(at, $"mia-load-{Environment.ProcessId}")).FullName;
        try
        {
            using LoadServer server = new(perSecond);
            File.WriteAllText(Path.Combine(folder, "strategies.yaml"), LoadConfiguration.Text(File.ReadAllText(Path.Combine(root, "strategies.yaml")), server.Port, folder));
            string program = Path.Combine(root, "host", "MiaIa.Host", "bin", "Release", "net10.0");
            using ProductProcess product = new(
                Path.Combine(program, "mia.dll"), folder,
                ["live", "--plugins", Path.Combine(root, "tests", "CrashSweep", "Strategy", "bin", "Release", "net10.0")]);
            Measure(server, product, minutes);
            Console.WriteLine($"exit {product.End()}; violations {server.Tws.Violations.Count}");
            if (Environment.GetEnvironmentVariable("MIA_LOAD_OUTPUT") is not null)
            {
                Console.WriteLine(product.Output);
            }

            AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) =>
                NativeLibrary.TryLoad(Path.Combine(program, "runtimes", RuntimeInformation.RuntimeIdentifier, "native", $"lib{name}.so"), out nint library) ? library : 0;
            Count(server, folder);
            return 0;
        }
        finally
        {
            if (Environment.GetEnvironmentVariable("MIA_LOAD_KEEP") is null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MiaIa.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("It does not run from a checkout: MiaIa.sln not found above it.");
    }

    private static void Wait(ProductProcess product, TimeSpan time)
    {
        using ManualResetEvent never = new(initialState: false);
        for (long began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < time;)
        {
            never.WaitOne(50);
            if (product.IsOver)
            {
                throw new InvalidOperationException($"The program ended:\n{product.Output}");
            }
        }
    }

    private static void Measure(LoadServer server, ProductProcess product, int minutes)
    {
        // The formula has a threshold from the first five-minute bar with prints on, and orders come from then on.
        for (int i = 0; server.Brackets == 0 && i < LongestWarmUpSeconds; i++)
        {
            Wait(product, TimeSpan.FromSeconds(1));
        }

        product.WatchMemory();
        Wait(product, TimeSpan.FromSeconds(WarmUpSeconds));
        server.Mark(LoadServer.BeginSize);
        (long trades, long quotes, long book, long bookMessages) = server.Marked;
        long began = Stopwatch.GetTimestamp();
        TimeSpan processor = product.ProcessorTime;
        Say("| Minute | Ticks | Book messages | RSS MiB | Managed heap, least of the minute MB | Collections 0/1/2 | Paused ms | Orders | p50 us | p99 us | Longest us |");
        Say("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        (long Ticks, long Messages) before = (server.Market.Trades + server.Market.Quotes, server.Market.BookMessages);
        for (int minute = 0; minute < minutes; minute++)
        {
            server.Times.Minute = minute;
            Wait(product, TimeSpan.FromMinutes(minute + 1) - Stopwatch.GetElapsedTime(began));
            (long Ticks, long Messages) now = (server.Market.Trades + server.Market.Quotes, server.Market.BookMessages);
            Say($"| {minute + 1} | {now.Ticks - before.Ticks} | {now.Messages - before.Messages} | {product.ResidentMebibytes:0.0} | {product.TakeLeastHeap():0.0} | {product.Counter("gen-0-gc-count"):0}/{product.Counter("gen-1-gc-count"):0}/{product.Counter("gen-2-gc-count"):0} | {product.Counter("total-pause-time-by-gc"):0.0} | {server.Times.CountOf(minute)} | {server.Times.Quantile(minute, 0.5):0} | {server.Times.Quantile(minute, 0.99):0} | {server.Times.Quantile(minute, 1):0} |");
            before = now;
        }

        server.Times.Minute = -1;
        TimeSpan lasted = Stopwatch.GetElapsedTime(began);
        server.Mark(LoadServer.EndSize);
        (long Trades, long Quotes, long Book, long Messages) end = server.Marked;
        Say($"sent {end.Trades - trades} prints, {end.Quotes - quotes} quotes, {end.Messages - bookMessages} messages of the book that make {end.Book - book} events, in {lasted.TotalSeconds:0.0} s: {(end.Trades - trades + end.Quotes - quotes) / lasted.TotalSeconds:0} ticks/s");
        Say($"orders {server.Times.Count}: p50 {server.Times.Quantile(-1, 0.5):0} us, p90 {server.Times.Quantile(-1, 0.9):0}, p99 {server.Times.Quantile(-1, 0.99):0}, p99.9 {server.Times.Quantile(-1, 0.999):0}, longest {server.Times.Quantile(-1, 1):0}");
        Say($"processor {(product.ProcessorTime - processor) / lasted:P0} of one core; longest send {server.LongestSend:0} us; brackets in all {server.Brackets}; load {File.ReadAllText("/proc/loadavg").Trim()}");
        Say($"expected {end.Trades - trades} trades, {end.Quotes - quotes} quotes, {end.Book - book} depth");

        // What is under way must be written down before the run ends.
        Wait(product, TimeSpan.FromSeconds(2));
    }

    // What the engine took stands in the journal, in the order in which it took it.
    private static void Count(LoadServer server, string folder)
    {
        string path = Path.Combine(Directory.GetDirectories(Path.Combine(folder, "runs"), "*-paper").Single(), "run.db");
        (long trades, long quotes, long depth, long lost) = (0, 0, 0, 0);
        bool isCounted = false;
        MarketEvent[] block = new MarketEvent[4096];
        using RecordedReader reader = new(path, [0, 1, 2, 3], long.MinValue, long.MaxValue);
        while (!reader.IsEnded)
        {
            foreach (ref readonly MarketEvent e in block.AsSpan(0, reader.Read(block)))
            {
                lost += e.Kind is EventKind.FeedLost && isCounted ? 1 : 0;
                trades += e.Kind is EventKind.Trade && isCounted ? 1 : 0;
                quotes += e.Kind is EventKind.Quote && isCounted ? 1 : 0;
                depth += e.Kind is EventKind.Depth && isCounted ? 1 : 0;
                isCounted = (isCounted || e is { Kind: EventKind.Trade, Trade.Size: LoadServer.BeginSize })
                    && e is not { Kind: EventKind.Trade, Trade.Size: LoadServer.EndSize };
            }
        }

        Say($"taken    {trades} trades, {quotes} quotes, {depth} depth; feed lost {lost} times; journal {new FileInfo(path).Length >> 20} MiB");
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static void Say(string text) => Console.WriteLine(text);
}
