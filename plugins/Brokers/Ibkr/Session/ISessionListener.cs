namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>Is told what happens to a connection. Its exceptions are counted and reported, and change nothing.</summary>
public interface ISessionListener
{
    /// <summary>The state or a flag changed. Called in order, one at a time, from the connection's own tasks: it must return soon.</summary>
    void OnTransition(SessionTransition transition);

    /// <summary>Something went wrong inside that did not end the connection: a receiver threw, a message could not be read.</summary>
    /// <param name="what">In plain words.</param>
    /// <param name="cause">The exception; null when there was none.</param>
    void OnFault(string what, Exception? cause);
}
