namespace MiaIa.Host.Health;

/// <summary>The machine that the program runs on.</summary>
internal interface IMachine
{
    /// <summary>What it says of itself now.</summary>
    MachineReading Read();
}
