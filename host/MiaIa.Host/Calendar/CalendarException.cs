namespace MiaIa.Host.Calendar;

/// <summary>A calendar file that cannot be used: every bad line with what is wrong and what to write instead.</summary>
internal sealed class CalendarException(string message, Exception? inner = null) : Exception(message, inner);
