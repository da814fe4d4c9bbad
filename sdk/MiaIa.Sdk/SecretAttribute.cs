namespace MiaIa.Sdk;

/// <summary>
/// The option holds a secret, such as an address with a token. It is written <c>${NAME}</c> and comes from the environment; one that
/// stands in the file itself is refused, since the file is kept with every run. What it holds is never shown.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
