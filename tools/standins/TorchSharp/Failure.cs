using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>Turns a failure of the shim into the exception that TorchSharp throws.</summary>
internal static class Failure
{
    /// <summary>The failure of the last call of this thread, with libtorch's message.</summary>
    internal static ExternalException Last() => new(Marshal.PtrToStringUTF8(Native.ts_failure()));

    /// <summary>Throws where a call returned other than zero.</summary>
    internal static void Check(int status)
    {
        if (status != 0) { throw Last(); }
    }
}
