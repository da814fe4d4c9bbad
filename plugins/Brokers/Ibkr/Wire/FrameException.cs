namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>A frame's length is illegal: the stream is lost, close it.</summary>
public sealed class FrameException : IOException
{
    /// <summary>Makes it without text.</summary>
    public FrameException()
    {
    }

    /// <summary>Makes it with a text.</summary>
    public FrameException(string message)
        : base(message)
    {
    }

    /// <summary>Makes it with a text and its cause.</summary>
    public FrameException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
