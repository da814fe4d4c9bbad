using MiaIa.Sdk;

namespace MiaIa.Engine.Tests;

/// <summary>A risk rule with the answer that the test sets; it refuses until told otherwise.</summary>
internal sealed class FakeRule : IRiskRule
{
    public int Answer { get; set; }

    public bool IsThrowing { get; set; }

    public int Allow(in EntryRequest entry, in AccountState account) =>
        IsThrowing ? throw new InvalidOperationException("no figures") : Answer;
}
