namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Reads the fields behind the message id and, if all could be read, calls the receiver once.</summary>
internal delegate void MessageReader(ref FieldReader fields, ITwsReceiver receiver);
