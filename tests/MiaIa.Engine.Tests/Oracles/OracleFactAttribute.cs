namespace MiaIa.Tests.Oracles;

/// <summary>A test against independent programs; reported as skipped, with the reason, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OracleFactAttribute : FactAttribute
{
    public OracleFactAttribute()
    {
        if (PythonOracle.Program is null)
        {
            Skip = "No Python 3 with scikit-learn and XGBoost. On Debian: apt-get install python3-sklearn python3-xgboost.";
        }
    }
}
