using System.Diagnostics;
using System.Text;
using MiaIa.Tests;

namespace MiaIa.Replay.Tests.Live;

/// <summary>A program that runs, with what it prints.</summary>
internal sealed class LiveProcess : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(170);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly Task _exit;
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LiveProcess(string folder, params string[] arguments)
    {
        _process = MiaProgram.Start(folder, arguments);
        _process.OutputDataReceived += Take;
        _process.ErrorDataReceived += Take;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _exit = _process.WaitForExitAsync();
    }

    /// <summary>What it printed, both streams.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

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

        (first == met).Should().BeTrue($"{what}; {(first == _exit ? $"the program ended with {_process.ExitCode}" : "nothing happened")}:\n{Output}");
    }

    /// <summary>Met when its header was shown: it is connected.</summary>
    public Task Begun => _begun.Task;

    /// <summary>Ctrl-C.</summary>
    public void Interrupt()
    {
        using Process kill = Process.Start("kill", ["-INT", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Dies on the spot.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Waits for its end.</summary>
    public async Task<int> End()
    {
        using CancellationTokenSource limit = new(Limit);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException late)
        {
            _process.Kill();
            throw new TimeoutException($"The program did not end in {Limit}:\n{Output}", late);
        }

        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private void Take(object sender, DataReceivedEventArgs e)
    {
        lock (_output)
        {
            _output.Append(e.Data).Append('\n');
            if (e.Data?.StartsWith("file ", StringComparison.Ordinal) is true)
            {
                _begun.TrySetResult();
            }
        }
    }
}
