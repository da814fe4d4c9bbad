namespace MiaIa.Host.Data;

/// <summary>Data that cannot be used as asked: what, and what to do. The message is for people.</summary>
internal sealed class DataException(string message, Exception? inner = null) : Exception(message, inner);
