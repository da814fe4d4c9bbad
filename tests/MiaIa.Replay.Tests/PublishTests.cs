using System.Diagnostics;
using System.Text.Json;
using MiaIa.Tests;

namespace MiaIa.Replay.Tests;

/// <summary>
/// The folder that <c>dotnet publish</c> makes, far from the sources. By default the one without a runtime, from what is built already; with
/// MIA_FULL=1 those that are handed out: linux-x64 is run, win-x64 is looked at.
/// </summary>
public sealed class PublishTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static bool IsFull => Environment.GetEnvironmentVariable("MIA_FULL") is "1";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ThePublishedFolder_RunsFromAnywhere_WithoutTheSources()
    {
        string product = _folder.At("product");
        Publish(product, IsFull ? ["-r", "linux-x64"] : ["--no-build"]);
        CheckContent(product);
        string elsewhere = _folder.At("elsewhere");
        Directory.CreateDirectory(elsewhere);

        Mia(product, elsewhere, "--version").Should().MatchRegex("^[0-9]+\\.[0-9]+\\.[0-9]+");
        using JsonDocument plugins = JsonDocument.Parse(Mia(product, elsewhere, "plugins", "--json"));
        string report = plugins.RootElement.GetRawText();
        report.Should().NotContain("\"refused\"", "every plugin that ships loads");
        Directory.GetDirectories(Path.Combine(product, "plugins"), "*", SearchOption.AllDirectories).Count(d => Directory.GetFiles(d, "*.dll").Length > 0)
            .Should().Be(Directory.GetFiles(Path.Combine(Repository.Root, "plugins"), "*.csproj", SearchOption.AllDirectories).Length);
        Mia(product, elsewhere, "check").Should().Contain("weighted-confluence");
        Mia(product, elsewhere, "new", "feature", "print-balance");
        File.Exists(Path.Combine(elsewhere, "PrintBalance", "PrintBalance", "PrintBalance.csproj")).Should().BeTrue();
        using JsonDocument run = JsonDocument.Parse(Mia(product, elsewhere, "sim", "--json"));
        run.RootElement.GetProperty("provenance").GetString().Should().Be("SIMULATED");
        File.Exists(Path.Combine(elsewhere, Path.GetDirectoryName(run.RootElement.GetProperty("journal").GetString()!)!, "report.html")).Should().BeTrue();
    }

    [FullFact]
    public void ThePublishedFolderForWindows_HasItsParts_AndNoMachineCodeOfAnotherSystem()
    {
        string product = _folder.At("windows");
        Publish(product, ["-r", "win-x64"]);
        CheckContent(product);
        foreach (string file in new[] { "mia.exe", "e_sqlite3.dll", "coreclr.dll", "hostfxr.dll" })
        {
            File.Exists(Path.Combine(product, file)).Should().BeTrue(file);
        }

        // Machine code for another system shows in the machine field: it is that of x64 combined with a number of the system.
        foreach (string plugin in Directory.GetFiles(Path.Combine(product, "plugins"), "*.dll", SearchOption.AllDirectories).Append(Path.Combine(product, "mia.dll")))
        {
            byte[] image = File.ReadAllBytes(plugin);
            int header = BitConverter.ToInt32(image, 0x3C);
            BitConverter.ToUInt16(image, header + 4).Should().BeOneOf([(ushort)0x014C, (ushort)0x8664], "{0} must load on Windows", plugin);
        }
    }

    private static void CheckContent(string product)
    {
        foreach (string file in new[]
        {
            "strategies.yaml", "README.md", "LICENSE", "docs/commands.md", "docs/deployment.md", "deploy/miaia.service", "deploy/windows-task.ps1", "deploy/Containerfile",
            "plugins/Features/VwapTrend/VwapTrend.dll", "plugins/Brokers/Ibkr/Ibkr.dll", "plugins/Sources/Synthetic/Synthetic.dll",
        })
        {
            File.Exists(Path.Combine(product, file)).Should().BeTrue(file);
        }

        Directory.GetFiles(Path.Combine(product, "packages"), "MiaIa.Sdk*.nupkg").Should().HaveCount(2);
        Directory.GetFiles(product, "*.cs", SearchOption.AllDirectories).Should().BeEmpty("no sources are handed out");
    }

    private static void Publish(string product, string[] arguments)
    {
        ProcessStartInfo start = new("dotnet")
        {
            RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = Repository.Root,
            ArgumentList = { "publish", "host/MiaIa.Host", "-c", Repository.Configuration, "-o", product, "--nologo", "-v", "q" },
        };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, output);
    }

    // The self-contained program by itself, the other one by the runtime of the tests.
    private static string Mia(string product, string folder, params string[] arguments)
    {
        string program = Path.Combine(product, "mia");
        ProcessStartInfo start = new(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        if (IsFull)
        {
            start.Environment["DOTNET_ROOT"] = Path.Combine(product, "none");
        }
        else if (Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) is "dotnet")
        {
            start.Environment["DOTNET_ROOT"] = Path.GetDirectoryName(host);
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, errors.GetAwaiter().GetResult());
        return output;
    }
}
