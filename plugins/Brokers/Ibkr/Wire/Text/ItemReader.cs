namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Reads one item of a list.</summary>
internal delegate T ItemReader<out T>(ref FieldReader fields);
