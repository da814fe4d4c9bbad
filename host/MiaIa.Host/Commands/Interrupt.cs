using System.Runtime.InteropServices;

namespace MiaIa.Host.Commands;

/// <summary>
/// Ctrl-C and SIGTERM: the first asks the command to end in order, the second ends the process at once. What the journal has
/// committed by then is kept.
/// </summary>
internal sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _terminate;
    private int _count;

    /// <summary>Begins to listen.</summary>
    public Interrupt()
    {
        Console.CancelKeyPress += OnKey;
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnTerminate);
    }

    /// <summary>Set by the first.</summary>
    public CancellationToken Token => _source.Token;

    /// <inheritdoc />
    public void Dispose()
    {
        Console.CancelKeyPress -= OnKey;
        _terminate.Dispose();
        _source.Dispose();
    }

    private void OnKey(object? sender, ConsoleCancelEventArgs e)
    {
        e.Cancel = true;
        Ask();
    }

    private void OnTerminate(PosixSignalContext context)
    {
        context.Cancel = true;
        Ask();
    }

    private void Ask()
    {
        if (Interlocked.Increment(ref _count) > 1)
        {
            Environment.Exit(ExitCodes.Interrupted);
        }

        _source.Cancel();
    }
}
