using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>The C functions of libtorchshim, a file for each of its sources, which say what they do.</summary>
internal static unsafe partial class Native
{
    private const string Library = "torchshim";
}
