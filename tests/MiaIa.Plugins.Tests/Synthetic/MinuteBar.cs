namespace MiaIa.Plugins.Tests.Synthetic;

/// <summary>A minute of prints, in ticks.</summary>
internal readonly record struct MinuteBar(int Open, int High, int Low, int Close);
