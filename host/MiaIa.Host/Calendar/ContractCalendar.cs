using MiaIa.Sdk;

namespace MiaIa.Host.Calendar;

/// <summary>The rolls of the exchange calendar, as the events of the calendar tell them, for plugins that ask for a contract themselves.</summary>
/// <param name="calendar">The calendar.</param>
internal sealed class ContractCalendar(ExchangeCalendar calendar) : IContractCalendar
{
    /// <inheritdoc />
    public int FrontContract(long timeNs) => calendar.FrontContract(calendar.SessionDate(timeNs));
}
