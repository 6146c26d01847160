namespace LayerFreezing;

/// <summary>
/// Something the caller can put right: a bad file, option or folder. The message is one sentence that says what is
/// wrong, where, and what to do; the command line prints it without a stack trace.
/// </summary>
public class KitException : Exception
{
    /// <summary>Makes an exception with the sentence to show.</summary>
    /// <param name="message">What is wrong, where, and what to do.</param>
    public KitException(string message) : base(message) { }

    /// <summary>Makes an exception with the sentence to show and what lies behind it.</summary>
    /// <param name="message">What is wrong, where, and what to do.</param>
    /// <param name="inner">The failure that was met.</param>
    public KitException(string message, Exception inner) : base(message, inner) { }
}
