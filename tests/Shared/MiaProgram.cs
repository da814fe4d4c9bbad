using System.Diagnostics;

namespace MiaIa.Tests;

/// <summary>The built program, run as a person runs it: as a process of its own.</summary>
internal static class MiaProgram
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    /// <summary>Runs it and waits for its end.</summary>
    /// <param name="folder">The working folder.</param>
    /// <param name="environment">Variables to set.</param>
    /// <param name="arguments">The command.</param>
    public static (int ExitCode, string Output, string Errors) Run(
        string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        RunAt(Path.Combine(Repository.Program, "mia.dll"), folder, environment, arguments);

    /// <summary>Runs a copy of it.</summary>
    public static (int ExitCode, string Output, string Errors) RunAt(
        string program, string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using Process process = StartAt(program, folder, environment, arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"mia {string.Join(' ', arguments)} did not end in {Limit}.");
        }

        return (process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }

    /// <summary>Starts it and does not wait; who starts it ends it.</summary>
    public static Process Start(string folder, params string[] arguments) =>
        StartAt(Path.Combine(Repository.Program, "mia.dll"), folder, new Dictionary<string, string>(StringComparer.Ordinal), arguments);

    /// <summary>Starts a copy of it and does not wait.</summary>
    public static Process StartAt(
        string program, string folder, IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        ProcessStartInfo start = new("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(program);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Runs it without further variables.</summary>
    public static (int ExitCode, string Output, string Errors) Run(string folder, params string[] arguments) =>
        Run(folder, new Dictionary<string, string>(StringComparer.Ordinal), arguments);
}
