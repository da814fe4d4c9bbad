namespace MiaIa.Tests;

/// <summary>A test that takes minutes: reported as skipped, with the reason, unless MIA_FULL is 1.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FullFactAttribute : FactAttribute
{
    public FullFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("MIA_FULL") is not "1")
        {
            Skip = "Takes minutes. Set MIA_FULL=1 to run it.";
        }
    }
}
