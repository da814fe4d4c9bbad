namespace MiaIa.Plugins.Strategies;

/// <summary>A move and its pullback, in ticks times the sign of the side, so that "higher" is always with the side.</summary>
/// <param name="Origin">Where the move began.</param>
/// <param name="Extreme">How far it went.</param>
/// <param name="Pullback">How far it came back since; meaningful with <paramref name="HasPullback"/>.</param>
/// <param name="HasPullback">Whether there is a bar after the extreme.</param>
internal readonly record struct Swing(int Origin, int Extreme, int Pullback, bool HasPullback);
