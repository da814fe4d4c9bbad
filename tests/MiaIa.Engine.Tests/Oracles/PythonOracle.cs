using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace MiaIa.Tests.Oracles;

/// <summary>Asks a script of ours, which asks scikit-learn and XGBoost.</summary>
internal static class PythonOracle
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    // A Python of a person's own may come first on the path; the packages of the system belong to the system's.
    private static readonly Lazy<string?> Found = new(() => new[] { "/usr/bin/python3", "python3" }.FirstOrDefault(
        p => Start(p, "-c", "import sklearn, xgboost") is { ExitCode: 0 }));

    /// <summary>The Python that has both; null when there is none.</summary>
    public static string? Program => Found.Value;

    /// <summary>Runs a script of tests/oracles and reads its answer.</summary>
    public static JsonDocument Ask(string script, params string[] arguments)
    {
        (int exitCode, string output, string errors) = Start(Program!, [Path.Combine(Repository.Root, "tests", "oracles", script), .. arguments])!.Value;
        exitCode.Should().Be(0, errors);
        return JsonDocument.Parse(output);
    }

    private static (int ExitCode, string Output, string Errors)? Start(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            })!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> errors = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Limit))
            {
                process.Kill(entireProcessTree: true);
                throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end in {Limit}.");
            }

            return (process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
