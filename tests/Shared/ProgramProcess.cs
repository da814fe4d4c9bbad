using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace MiaIa.Tests;

/// <summary>A program that runs, with what it prints.</summary>
internal class ProgramProcess : IDisposable
{
    private readonly StringBuilder _output = new();

    /// <summary>Takes a process that has just been started.</summary>
    public ProgramProcess(Process process)
    {
        Process = process;
        Process.OutputDataReceived += Take;
        Process.ErrorDataReceived += Take;
        Process.BeginOutputReadLine();
        Process.BeginErrorReadLine();
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

    /// <summary>The process.</summary>
    protected Process Process { get; }

    /// <summary>Ctrl-C.</summary>
    public void Interrupt()
    {
        using Process kill = Process.Start("kill", ["-INT", Process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Dies on the spot.</summary>
    public void Kill()
    {
        Process.Kill();
        Process.WaitForExit();
    }

    /// <inheritdoc />
    public virtual void Dispose()
    {
        if (!Process.HasExited)
        {
            Process.Kill();
        }

        Process.Dispose();
    }

    /// <summary>It printed a line; null at the end.</summary>
    protected virtual void OnLine(string? line)
    {
    }

    private void Take(object sender, DataReceivedEventArgs e)
    {
        lock (_output)
        {
            _output.Append(e.Data).Append('\n');
        }

        OnLine(e.Data);
    }
}
