using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace LayerFreezing;

/// <summary>Where a run was done: recorded beside its results, and no part of its identity.</summary>
/// <param name="Processor">The processor's name.</param>
/// <param name="Cores">Its logical cores.</param>
/// <param name="System">The operating system.</param>
/// <param name="Runtime">The .NET runtime.</param>
/// <param name="TensorLibrary">Version of the assembly that computes.</param>
/// <param name="Kit">Version of the kit.</param>
public sealed record Machine(string Processor, int Cores, string System, string Runtime, string TensorLibrary, string Kit)
{
    /// <summary>This machine.</summary>
    public static Machine Here() => new(
        ProcessorName(), Environment.ProcessorCount, RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription,
        VersionOf(typeof(TorchSharp.torch)), VersionOf(typeof(Machine)));

    /// <summary>Versions and machine in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"kit {Kit}, TorchSharp {TensorLibrary}, {Runtime}; {System}, {Processor}, {Cores} cores");

    /// <summary>The largest amount of memory this process has had resident so far, in bytes.</summary>
    public static long PeakMemory()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    /// <summary>Begins anew to look for the largest amount, where the system can (Linux).</summary>
    internal static void ForgetPeakMemory()
    {
        const string Reset = "/proc/self/clear_refs";
        if (OperatingSystem.IsLinux() && File.Exists(Reset)) { File.WriteAllText(Reset, "5"); }
    }

    private static string VersionOf(Type type) => type.Assembly.GetCustomAttributes(false)
        .OfType<global::System.Reflection.AssemblyInformationalVersionAttribute>().FirstOrDefault()?.InformationalVersion ?? "unknown";

    private static string ProcessorName()
    {
        if (!X86Base.IsSupported) { return RuntimeInformation.ProcessArchitecture.ToString(); }
        var name = new StringBuilder();
        // The brand string stands in leaves 0x80000002 to 0x80000004, four registers of four letters each.
        for (var leaf = 0x80000002; leaf <= 0x80000004; leaf++)
        {
            var (eax, ebx, ecx, edx) = X86Base.CpuId(unchecked((int)leaf), 0);
            foreach (var register in (ReadOnlySpan<int>)[eax, ebx, ecx, edx]) { name.Append(Encoding.ASCII.GetString(BitConverter.GetBytes(register))); }
        }
        return name.ToString().Replace("\0", "", StringComparison.Ordinal).Trim();
    }
}
