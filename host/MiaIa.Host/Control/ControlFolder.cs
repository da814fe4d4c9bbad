using System.Globalization;

namespace MiaIa.Host.Control;

/// <summary>
/// The folder <c>control</c> of a run, through which a person reaches its process. A request is a file
/// <c>0001-flatten.json</c>; the run renames it to <c>.taken</c>, then writes <c>0001-flatten.outcome</c> and renames the request to
/// <c>.done</c>. One that is no request becomes <c>.refused</c>, with the reason beside it in <c>.reason</c>; one that nobody took
/// in time becomes <c>.withdrawn</c>. Its number is taken by an empty file <c>0001.claim</c>, which stays.
/// </summary>
/// <param name="path">The folder.</param>
internal sealed class ControlFolder(string path)
{
    private const string Name = "control";
    private const string Request = ".json";
    private const string Taken = ".taken";
    private const string Done = ".done";
    private const string Refused = ".refused";
    private const string Withdrawn = ".withdrawn";
    private const string Outcome = ".outcome";
    private const string Reason = ".reason";
    private const string Claim = ".claim";
    private const string Process = "process";
    private const string State = "state";
    private const string Health = "health";
    private const int LastNumber = 999_999;

    /// <summary>The folder of a run.</summary>
    /// <param name="run">Folder of the run.</param>
    public static ControlFolder Of(string run) => new(Path.Combine(run, Name));

    /// <summary>The folder.</summary>
    public string FullPath => path;

    /// <summary>The file that says which process owns the run.</summary>
    public string ProcessPath => Path.Combine(path, Process);

    /// <summary>The file in which the process says where it stands.</summary>
    public string StatePath => Path.Combine(path, State);

    /// <summary>The file in which the process says how well it is.</summary>
    public string HealthPath => Path.Combine(path, Health);

    /// <summary>Makes the folder.</summary>
    public void Make() => Directory.CreateDirectory(path);

    /// <summary>Lays down a request, with the next number.</summary>
    /// <returns>Its name, without an ending.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    public string Ask(ControlRequest request)
    {
        for (int number = NextNumber(); number <= LastNumber; number++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"{number:0000}-{request.Name}");

            // Who makes the claim has the number, and for good: a listing of the folder may miss a file that is renamed meanwhile.
            if (AtomicFile.TryClaim(Path.Combine(path, string.Create(CultureInfo.InvariantCulture, $"{number:0000}{Claim}"))))
            {
                AtomicFile.Write(At(name, Request), request.ToText());
                return name;
            }
        }

        throw new IOException($"{path} holds too many requests.");
    }

    /// <summary>Names of the requests that wait, in the order of their numbers.</summary>
    public IReadOnlyList<string> Waiting()
    {
        string[] files = Directory.GetFiles(path, "*" + Request);
        return files.Length == 0
            ? []
            : [.. files.Select(f => Path.GetFileNameWithoutExtension(f)).OrderBy(NumberOf).ThenBy(n => n, StringComparer.Ordinal)];
    }

    /// <summary>Takes a request; one that is malformed is refused, with the reason beside it.</summary>
    /// <returns>The request; null when there is none to carry out.</returns>
    public ControlRequest? Take(string name)
    {
        string file = At(name, Request);
        string text;
        try
        {
            text = File.ReadAllText(file);
            File.Move(file, At(name, Taken), overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // It was withdrawn at this moment, or it cannot be read: then it is looked at again.
            return null;
        }

        try
        {
            return ControlRequest.Parse(text);
        }
        catch (FormatException problem)
        {
            Refuse(name, problem.Message);
            return null;
        }
    }

    /// <summary>Refuses a request that was taken.</summary>
    public void Refuse(string name, string reason)
    {
        AtomicFile.Write(At(name, Reason), reason + "\n");
        File.Move(At(name, Taken), At(name, Refused), overwrite: true);
    }

    /// <summary>Ends a request that was taken.</summary>
    public void Finish(string name, ControlOutcome outcome)
    {
        AtomicFile.Write(At(name, Outcome), outcome.ToText());
        File.Move(At(name, Taken), At(name, Done), overwrite: true);
    }

    /// <summary>Takes back a request that nobody took.</summary>
    /// <returns>Whether it is taken back; false when the run has it.</returns>
    public bool Withdraw(string name)
    {
        try
        {
            File.Move(At(name, Request), At(name, Withdrawn), overwrite: true);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>The outcome of a request; null as long as there is none.</summary>
    public ControlOutcome? OutcomeOf(string name) => AtomicFile.Read(At(name, Outcome)) is { } text ? ControlOutcome.Parse(text) : null;

    /// <summary>Why a request was refused; null when it was not.</summary>
    public string? RefusalOf(string name) => AtomicFile.Read(At(name, Reason))?.TrimEnd();

    private int NextNumber() =>
        Directory.GetFiles(path).Select(f => NumberOf(Path.GetFileName(f))).DefaultIfEmpty(0).Max(n => n == int.MaxValue ? 0 : n) + 1;

    private static int NumberOf(string name)
    {
        int length = 0;
        while (length < name.Length && char.IsAsciiDigit(name[length]))
        {
            length++;
        }

        return int.TryParse(name.AsSpan(0, length), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : int.MaxValue;
    }

    private string At(string name, string ending) => Path.Combine(path, name + ending);
}
