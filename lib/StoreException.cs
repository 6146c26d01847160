namespace LayerFreezing;

/// <summary>What a run keeps on disk can't be written: no run is to blame, and none can go on.</summary>
/// <param name="message">What can't be written, and why.</param>
/// <param name="inner">The failure that was met.</param>
public sealed class StoreException(string message, Exception inner) : KitException(message, inner)
{
    /// <summary>Does something to the store.</summary>
    /// <exception cref="StoreException">It failed.</exception>
    internal static void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (Exception failure) when (failure is KitException or IOException or UnauthorizedAccessException)
        {
            throw new StoreException(failure.Message, failure);
        }
    }
}
