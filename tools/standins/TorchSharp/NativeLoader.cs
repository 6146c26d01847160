using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp;

/// <summary>
/// Prepares the process before libtorch is loaded: the BLAS kernel that suits the processor, how long OpenMP's threads
/// spin, the OpenMP builds of BLAS and LAPACK (the pthread build must not be used beside libgomp), and where the shim lies.
/// </summary>
internal static partial class NativeLoader
{
    private const string CoreType = "OPENBLAS_CORETYPE";
    private const string WaitPolicy = "OMP_WAIT_POLICY";
    private const string SpinCount = "GOMP_SPINCOUNT";
    private const string Spins = "30000";
    private const int Lazy = 1;
    private const int Global = 0x100;

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);

    [LibraryImport("libc", EntryPoint = "dlopen", StringMarshalling = StringMarshalling.Utf8)]
    private static partial IntPtr Open(string path, int flags);

    [ModuleInitializer]
    internal static void Prepare()
    {
        NativeLibrary.SetDllImportResolver(typeof(NativeLoader).Assembly, Resolve);
        if (ChooseCore() is { } core) { Default(CoreType, core); }
        // Threads of OpenMP that wait by spinning take the cores from .NET's threads, and from other programs.
        if (Environment.GetEnvironmentVariable(WaitPolicy) is null) { Default(SpinCount, Spins); }
        foreach (var library in new[] { "libopenblas.so.0", "libblas.so.3", "liblapack.so.3" })
        {
            var path = Path.Combine(OpenMpFolder(), library);
            if (File.Exists(path)) { _ = Open(path, Lazy | Global); }
        }
    }

    /// <summary>Sets a variable unless the user has.</summary>
    private static void Default(string name, string value)
    {
        if (Environment.GetEnvironmentVariable(name) is not null) { return; }
        // Native libraries read the C environment, which .NET's own copy of the variables doesn't reach.
        _ = SetEnvironment(name, value, 0);
        Environment.SetEnvironmentVariable(name, value);
    }

    private static string OpenMpFolder() =>
        string.Create(CultureInfo.InvariantCulture, $"/usr/lib/{Triplet()}/openblas-openmp");

    private static string Triplet() => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "aarch64-linux-gnu" : "x86_64-linux-gnu";

    /// <summary>
    /// The kernel to ask for where OpenBLAS 0.3.21 would take an old one because it doesn't know the processor: a
    /// processor with AVX-512 newer than that release runs the kernels of the first server generation with AVX-512.
    /// </summary>
    private static string? ChooseCore()
    {
        if (!(Avx512F.IsSupported && Avx512BW.IsSupported && Avx512CD.IsSupported && Avx512DQ.IsSupported && Avx512F.VL.IsSupported))
        {
            return null;
        }
        var (_, vendorB, _, _) = X86Base.CpuId(0, 0);
        var (signature, _, _, _) = X86Base.CpuId(1, 0);
        var family = (signature >> 8) & 0xf;
        var model = ((signature >> 4) & 0xf) | ((signature >> 12) & 0xf0);
        const int GenuineIntel = 0x756e6547;
        // Skylake-X and Cascade Lake, Ice Lake, Tiger Lake, Rocket Lake, Sapphire Rapids: known to 0.3.21.
        int[] known = [0x55, 0x6a, 0x6c, 0x7d, 0x7e, 0x8c, 0x8d, 0x8f, 0xa7];
        return vendorB == GenuineIntel && family == 6 && known.Contains(model) ? null : "SkylakeX";
    }

    private static IntPtr Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != "torchshim") { return IntPtr.Zero; }
        var beside = Path.Combine(Path.GetDirectoryName(assembly.Location) ?? AppContext.BaseDirectory, "libtorchshim.so");
        if (!File.Exists(beside))
        {
            throw new DllNotFoundException($"{beside} isn't there: build it with ./kit, which needs libtorch-dev and cmake.");
        }
        return NativeLibrary.Load(beside);
    }
}
