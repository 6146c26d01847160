using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace LayerFreezing.Kit;

/// <summary>What does the arithmetic: the device, the threads, and the matrix products under them.</summary>
internal static class Engine
{
    /// <summary>The name of the finding that the tensor library can't be loaded.</summary>
    public const string Missing = "libtorch";

    private const string Install = "sudo apt-get install libopenblas0-openmp";

    public static Section Examine()
    {
        try
        {
            return new Section("Engine", [.. Findings()]);
        }
        catch (Exception failure) when (Cause(failure) is DllNotFoundException or BadImageFormatException or NotSupportedException or ExternalException)
        {
            return new Section("Engine", [new Finding(Missing, "does not load", Cause(failure).Message.Split('\n')[0])]);
        }
    }

    private static IEnumerable<Finding> Findings()
    {
        yield return new Finding("device", cuda.is_available() ? $"cuda ({cuda.device_count()})" : "cpu");
        yield return new Finding("threads", get_num_threads().ToString(CultureInfo.InvariantCulture));
        var speed = MatrixProductSpeed();
        yield return new Finding("matrix products", $"{speed.ToString("F0", CultureInfo.InvariantCulture)} GFLOP/s");
        if (!OperatingSystem.IsLinux() || Packages.TorchSharpIsGenuine) { yield break; }
        yield return new Finding("OPENBLAS_CORETYPE", NativeLibraries.Environment("OPENBLAS_CORETYPE") ?? "not set: OpenBLAS chooses");
        foreach (var finding in Blas()) { yield return finding; }
        yield return new Finding("oneDNN", NativeLibraries.Mapped("libdnnl") is [var oneDnn, ..]
            ? $"multiplies in fused steps: {oneDnn}"
            : "not there as a library of its own: fused steps multiply with OpenBLAS");
        foreach (var file in NativeLibraries.Mapped("gomp").Concat(NativeLibraries.Mapped("libtorch_cpu"))) { yield return new Finding("mapped", file); }
    }

    private static IEnumerable<Finding> Blas()
    {
        var mapped = NativeLibraries.Mapped("libopenblas");
        if (mapped.Count == 0) { yield return new Finding("OpenBLAS", "not mapped", $"libtorch multiplies matrices with another BLAS, many times slower: {Install}"); }
        foreach (var file in mapped)
        {
            var (kernel, threading) = NativeLibraries.OpenBlas(file);
            var fault = threading == "openmp" ? null : $"only the openmp build works beside libgomp: {Install}";
            yield return new Finding("OpenBLAS", $"{kernel}, {threading}: {file}", fault);
        }
    }

    // Floating-point operations of 1024 x 1024 products in single precision, in 10^9 a second; the best of three.
    private static double MatrixProductSpeed()
    {
        const int Width = 1024;
        const int Products = 4;
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        var (left, right) = (rand([Width, Width]), rand([Width, Width]));
        var best = 0.0;
        for (var round = 0; round < 4; round++)
        {
            var clock = Stopwatch.StartNew();
            for (var product = 0; product < Products; product++) { matmul(left, right).Dispose(); }
            best = Math.Max(best, Products * 2.0 * Width * Width * Width / clock.Elapsed.TotalSeconds / 1e9);
        }
        return best;
    }

    private static Exception Cause(Exception failure) =>
        failure is TypeInitializationException && failure.InnerException is { } inner ? Cause(inner) : failure;
}
