namespace MiaIa.Sdk;

/// <summary>Which run this is: for a broker that marks its orders, so that a run that is gone on with after a restart finds them.</summary>
/// <param name="Id">The run's id: the same when it is gone on with, another for every other run.</param>
public sealed record RunIdentity(string Id);
