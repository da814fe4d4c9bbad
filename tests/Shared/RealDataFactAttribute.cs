namespace MiaIa.Tests;

/// <summary>A test on real market data; reported as skipped, with the reason, where the data are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RealDataFactAttribute : FactAttribute
{
    public RealDataFactAttribute()
    {
        if (!RealData.IsPresent)
        {
            Skip = $"No market data at {RealData.Root}. Set MIA_DATA to the folder that holds ground_truth.json.";
        }
    }
}
