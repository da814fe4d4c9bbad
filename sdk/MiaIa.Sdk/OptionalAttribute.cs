namespace MiaIa.Sdk;

/// <summary>
/// Marks an <see cref="InputAttribute">input</see> that may be absent: when the configuration does not name the feature,
/// the input is Missing at every event and the run's header lists it.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class OptionalAttribute : Attribute;
