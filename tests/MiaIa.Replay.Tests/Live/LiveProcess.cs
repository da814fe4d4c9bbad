using MiaIa.Tests;

namespace MiaIa.Replay.Tests.Live;

/// <summary>The program live.</summary>
internal sealed class LiveProcess : ProgramProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(170);

    private readonly Task _exit;
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LiveProcess(string folder, params string[] arguments)
        : base(MiaProgram.Start(folder, arguments)) => _exit = Process.WaitForExitAsync();

    /// <summary>Waits for something at TWS; a program that ends meanwhile, or too long a time, is a failure with what it printed.</summary>
    public async Task Until(Task met, string what)
    {
        Task? first = null;
        try
        {
            first = await Task.WhenAny(met, _exit).WaitAsync(Longest);
        }
        catch (TimeoutException)
        {
            // Its summary says what held every entry back.
            Interrupt();
            await End();
        }

        (first == met).Should().BeTrue($"{what}; {(first == _exit ? $"the program ended with {Process.ExitCode}" : "nothing happened")}:\n{Output}");
    }

    /// <summary>Met when its header was shown: it is connected.</summary>
    public Task Begun => _begun.Task;

    /// <summary>Waits for its end.</summary>
    public async Task<int> End()
    {
        using CancellationTokenSource limit = new(Limit);
        try
        {
            await Process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException late)
        {
            Process.Kill();
            throw new TimeoutException($"The program did not end in {Limit}:\n{Output}", late);
        }

        return Process.ExitCode;
    }

    protected override void OnLine(string? line)
    {
        if (line?.StartsWith("file ", StringComparison.Ordinal) is true)
        {
            _begun.TrySetResult();
        }
    }
}
