using MiaIa.Plugins.Sources;

namespace MiaIa.Tests.Detection;

/// <summary>How a detector is read for a planted effect.</summary>
/// <param name="Name">What is told.</param>
/// <param name="Effect">The effect it must find.</param>
/// <param name="BeforeMinutes">Minutes before the label in which it counts: what was planted may show early.</param>
/// <param name="AfterMinutes">Minutes after the label in which it counts: patterns are known late.</param>
/// <param name="LeastShare">Least share of the readings in the window that must say so; 0 for one of them.</param>
/// <param name="IsEither">Whether there is no side: 1 is what is looked for, -1 its opposite.</param>
/// <param name="MostAgainst">Most of the readings that may say the opposite, as a share.</param>
/// <param name="Target">Least recall and precision.</param>
internal sealed record Detector(
    string Name, PlantedEffect Effect, int BeforeMinutes, int AfterMinutes, double LeastShare = 0, bool IsEither = false, double MostAgainst = 1, double Target = 0.9);
