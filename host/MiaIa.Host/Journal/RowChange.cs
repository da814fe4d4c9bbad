using MiaIa.Sdk;

namespace MiaIa.Host.Journal;

/// <summary>What is new at a place of a row.</summary>
/// <param name="Place">The place, as in <see cref="PackedRow"/>.</param>
/// <param name="Value">What is there now; a contribution, factor or answer is its value alone.</param>
internal readonly record struct RowChange(int Place, FeatureValue Value);
