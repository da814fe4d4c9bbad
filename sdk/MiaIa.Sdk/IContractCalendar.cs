namespace MiaIa.Sdk;

/// <summary>The desk's rule of rolls: which contract of the traded instrument is the front one. Everything in a run goes by the same.</summary>
public interface IContractCalendar
{
    /// <summary>The front contract at a moment.</summary>
    /// <param name="timeNs">Nanoseconds UTC.</param>
    /// <returns>The contract as yyyyMM.</returns>
    int FrontContract(long timeNs);
}
