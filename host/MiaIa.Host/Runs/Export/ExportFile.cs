using System.Text;

namespace MiaIa.Host.Runs;

/// <summary>
/// A file that is there whole or not at all: it is written beside its place and takes it at the end. Without that end nothing
/// is left. A dash is standard output, and devices are written straight.
/// </summary>
internal sealed class ExportFile : IDisposable
{
    private const int BufferChars = 1 << 16;
    private const string Part = ".part";
    private const string Devices = "/dev/";

    private readonly string? _path;

    private ExportFile(TextWriter output, string? path) => (Output, _path) = (output, path);

    /// <summary>Where the text goes, UTF-8 without a mark, lines end with a line feed.</summary>
    public TextWriter Output { get; }

    /// <summary>Begins a file.</summary>
    /// <param name="path">Its place; a dash for standard output.</param>
    /// <param name="overwrites">Whether a file that is there may be replaced.</param>
    /// <exception cref="RunException">It is there already, or cannot be written.</exception>
    public static ExportFile Create(string path, bool overwrites)
    {
        if (string.Equals(path, "-", StringComparison.Ordinal))
        {
            return new ExportFile(Writer(Console.OpenStandardOutput()), path: null);
        }

        string full = Path.GetFullPath(path);
        bool isDevice = full.StartsWith(Devices, StringComparison.Ordinal);
        if (!isDevice && !overwrites && Path.Exists(full))
        {
            throw new RunException($"{path} is there already. Choose another name, or replace it with --overwrite.", ExitCodes.Configuration);
        }

        try
        {
            FileStream file = new(isDevice ? full : full + Part, isDevice ? FileMode.Open : FileMode.Create, FileAccess.Write);
            return new ExportFile(Writer(file), isDevice ? null : full);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new RunException($"{path} cannot be written: {problem.Message}", ExitCodes.Configuration);
        }
    }

    /// <summary>Everything is written: the file takes its place.</summary>
    public void Complete()
    {
        Output.Dispose();
        if (_path is not null)
        {
            File.Move(_path + Part, _path, overwrite: true);
        }
    }

    /// <summary>Leaves nothing behind when it was not completed.</summary>
    public void Dispose()
    {
        Output.Dispose();
        if (_path is not null)
        {
            File.Delete(_path + Part);
        }
    }

    private static StreamWriter Writer(Stream stream) => new(stream, new UTF8Encoding(false), BufferChars) { NewLine = "\n" };
}
