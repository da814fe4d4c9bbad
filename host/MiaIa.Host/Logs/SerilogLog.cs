using System.Text;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace MiaIa.Host.Logs;

/// <summary>
/// The log by Serilog: files that roll by day and by size, written by a thread of their own. When that falls far behind, lines are dropped
/// and the run is not kept waiting.
/// </summary>
internal sealed class SerilogLog : IRunLog, IDisposable
{
    private const string FileName = "mia-.log";
    private const int WaitingLines = 10_000;
    private const int BytesPerMegabyte = 1_000_000;
    private const string Template = "{" + LogLine.Text + "}";

    private readonly LogSettings _settings;
    private readonly Secrets _secrets;
    private readonly string _run;
    private readonly Func<long?> _decision;
    private readonly Logger _logger;

    private SerilogLog(LogSettings settings, Secrets secrets, string run, Func<long?> decision, Logger logger) =>
        (_settings, _secrets, _run, _decision, _logger) = (settings, secrets, run, decision, logger);

    /// <summary>Opens it.</summary>
    /// <param name="folder">Folder of its files; it is made.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="secrets">What must not stand in it.</param>
    /// <param name="run">Id of the run.</param>
    /// <param name="decision">Number of the last decision; null before the first.</param>
    public static SerilogLog Open(string folder, LogSettings settings, Secrets secrets, string run, Func<long?> decision)
    {
        LoggerConfiguration configuration = new LoggerConfiguration().MinimumLevel.Is(LevelOf(Least(settings)));
        if (settings.Level is not LogLevel.None)
        {
            configuration = configuration.WriteTo.Async(
                to => to.File(
                    new LogLine(settings.Format), Path.Combine(folder, FileName), LevelOf(settings.Level), (long)settings.FileMegabytes * BytesPerMegabyte,
                    rollingInterval: RollingInterval.Day, rollOnFileSizeLimit: true, retainedFileCountLimit: settings.RetainedFiles,
                    encoding: new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)),
                WaitingLines);
        }

        if (settings.Console is not LogLevel.None)
        {
            configuration = configuration.WriteTo.Async(
                to => to.Console(new LogLine(LogFormat.Text), LevelOf(settings.Console), standardErrorFromLevel: LogEventLevel.Verbose), WaitingLines);
        }

        return new SerilogLog(settings, secrets, run, decision, configuration.CreateLogger());
    }

    /// <inheritdoc />
    public bool IsOn(LogLevel level) => level is not LogLevel.None && level >= Least(_settings);

    /// <inheritdoc />
    public void Write(LogLevel level, string source, string text, long? decision = null, Exception? fault = null)
    {
        if (!IsOn(level))
        {
            return;
        }

        ILogger logger = _logger.ForContext(LogLine.Run, _run).ForContext(LogLine.Source, source);
        if ((decision ?? _decision()) is { } number)
        {
            logger = logger.ForContext(LogLine.Decision, number);
        }

        if (fault is not null)
        {
            // An exception's text may hold anything, so it is not handed over as one.
            logger = logger.ForContext(LogLine.Fault, _secrets.Hide(fault.ToString()));
        }

        logger.Write(LevelOf(level), Template, _secrets.Hide(text));
    }

    /// <summary>Writes what waits, and closes.</summary>
    public void Dispose() => _logger.Dispose();

    private static LogLevel Least(LogSettings settings) => settings.Level < settings.Console ? settings.Level : settings.Console;

    private static LogEventLevel LevelOf(LogLevel level) => level switch
    {
        LogLevel.Debug => LogEventLevel.Debug,
        LogLevel.Information => LogEventLevel.Information,
        LogLevel.Warning => LogEventLevel.Warning,
        LogLevel.Error => LogEventLevel.Error,
        _ => LogEventLevel.Fatal,
    };
}
