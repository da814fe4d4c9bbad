namespace MiaIa.Replay.Tests.Crash;

/// <summary>A test of every point at which a process can be killed: long, so that it runs only when <c>MIA_CRASH_ALL</c> is 1.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EveryPointFactAttribute : FactAttribute
{
    public EveryPointFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("MIA_CRASH_ALL") is not "1")
        {
            Skip = "Every point takes long: tests/crash-sweep runs it.";
        }
    }
}
