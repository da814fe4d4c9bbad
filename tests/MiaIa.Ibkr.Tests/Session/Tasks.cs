namespace MiaIa.Ibkr.Tests.Session;

/// <summary>On the virtual clock nothing is waited for: a task is over, or the test is wrong.</summary>
internal static class Tasks
{
    public static T Now<T>(this Task<T> task)
    {
        task.IsCompleted.Should().BeTrue("nothing happens later by itself");
        return task.GetAwaiter().GetResult();
    }
}
