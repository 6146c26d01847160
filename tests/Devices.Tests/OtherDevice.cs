using System.Runtime.CompilerServices;
using TorchSharp;
using static TorchSharp.torch;

namespace LayerFreezing.Tests;

/// <summary>The CUDA device these tests run on: a real one where there is one, else the simulated one.</summary>
internal static class OtherDevice
{
    /// <summary>The device, or the test is skipped.</summary>
    public static Device Cuda
    {
        get
        {
            Assert.SkipUnless(cuda.is_available(), "there is no CUDA device here");
            return CUDA;
        }
    }

    /// <summary>Asks for the simulated device before the tensor library is loaded; the package knows nothing of it.</summary>
    [ModuleInitializer]
    internal static void Ask() => Environment.SetEnvironmentVariable("KIT_SIMULATED_CUDA", "1");
}
