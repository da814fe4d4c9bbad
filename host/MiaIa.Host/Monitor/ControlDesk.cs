using System.Text.Json;
using MiaIa.Host.Control;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Monitor;

/// <summary>Carries a command from the page to the run the way the commands of the terminal go: through its control folder.</summary>
/// <param name="runFolder">Folder of the run; null when there is none to command.</param>
/// <param name="limit">How long an answer is waited for.</param>
internal sealed class ControlDesk(string? runFolder, TimeSpan limit)
{
    private const int MostAtOnce = 4;

    private int _open;

    /// <summary>Asks, and waits for what becomes of it.</summary>
    /// <param name="call">What the page asks for.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <returns>Status of HTTP and the answer as JSON.</returns>
    public (int Status, byte[] Body) Ask(ControlCall call, CancellationToken stop)
    {
        if (runFolder is null)
        {
            return (409, PageJson.Error("this page shows what was kept of a run and commands none: use mia halt, mia flatten or mia resume"));
        }

        string id = Path.GetFileName(runFolder);
        if (!string.Equals(call.Run, id, StringComparison.Ordinal))
        {
            return (409, PageJson.Error($"the page shows another run than the one that goes on, {id}: load it anew"));
        }

        if (Interlocked.Increment(ref _open) > MostAtOnce)
        {
            Interlocked.Decrement(ref _open);
            return (429, PageJson.Error("earlier commands have no answer yet"));
        }

        try
        {
            ControlRequest request = new(call.Command, call.Reason, DateTime.UtcNow, Environment.UserName + " at the monitor page");
            ControlOutcome outcome = new ControlClient(runFolder, _ => { }, limit).Ask(request, stop);
            return (200, PageJson.Write(json => Write(json, request, outcome)));
        }
        catch (Exception problem) when (problem is RunException or IOException or UnauthorizedAccessException)
        {
            return (503, PageJson.Error(problem.Message));
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private static void Write(Utf8JsonWriter json, ControlRequest request, ControlOutcome outcome)
    {
        json.WriteString("command", request.Name);
        json.WriteBoolean("complete", outcome.IsComplete);
        json.WriteString("text", outcome.Text);
        json.WriteNumber("milliseconds", outcome.Milliseconds);
        json.WriteNumber("closed", outcome.Closed);
        json.WriteNumber("cancelled", outcome.Cancelled);
        json.WriteNumber("position", outcome.Position);
        json.WriteNumber("working", outcome.Working);
        PageJson.Texts(json, "halted", outcome.Halted);
        PageJson.Texts(json, "released", outcome.Released);
    }
}
