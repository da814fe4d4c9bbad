using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace MiaIa.Host.Control;

/// <summary>The process that owns a run.</summary>
/// <param name="Id">Number of the process.</param>
/// <param name="StartedUtc">When the process started: numbers are used again, the two together are not.</param>
/// <param name="Mode">Mode of the run.</param>
/// <param name="Version">Version of the program.</param>
internal sealed record RunProcess(int Id, DateTime StartedUtc, string Mode, string Version)
{
    // The system tells a start from the time since its own, so that two askings differ a little.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    /// <summary>Whether that process lives: a process of that number, started at that time.</summary>
    public bool IsAlive
    {
        get
        {
            try
            {
                using Process process = Process.GetProcessById(Id);
                return (process.StartTime.ToUniversalTime() - StartedUtc).Duration() <= Tolerance;
            }
            catch (Exception problem) when (problem is ArgumentException or InvalidOperationException)
            {
                return false;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // It is there and belongs to someone else: better to be told that it does not answer than that it is gone.
                return true;
            }
        }
    }

    /// <summary>This process.</summary>
    public static RunProcess Own(string mode)
    {
        using Process process = Process.GetCurrentProcess();
        return new RunProcess(process.Id, process.StartTime.ToUniversalTime(), mode, ProgramVersion.Text);
    }

    /// <summary>The process of a run; null when none is named or the file is no such file.</summary>
    public static RunProcess? Of(ControlFolder folder)
    {
        if (AtomicFile.Read(folder.ProcessPath) is not { } text)
        {
            return null;
        }

        try
        {
            JsonElement root = ControlText.Read(text);
            DateTime started = DateTime.Parse(ControlText.Text(root, "startedUtc"), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
            return new RunProcess(
                checked((int)ControlText.Whole(root, "pid")), started, ControlText.Text(root, "mode"), ControlText.Text(root, "version"));
        }
        catch (Exception problem) when (problem is FormatException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>As the text of a file.</summary>
    public string ToText() => ControlText.Write(json =>
    {
        json.WriteNumber("pid", Id);
        json.WriteString("startedUtc", StartedUtc.ToString("O", CultureInfo.InvariantCulture));
        json.WriteString("mode", Mode);
        json.WriteString("version", Version);
    });
}
