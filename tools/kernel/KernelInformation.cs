using System.Reflection;
using System.Runtime.InteropServices;

namespace NotebookKernel;

/// <summary>What the kernel says of itself.</summary>
internal static class KernelInformation
{
    public const string Implementation = "notebook-kernel";

    /// <summary>C#'s version, as Roslyn's "latest" is today.</summary>
    public const string LanguageVersion = "14.0";

    public static string Version => typeof(KernelInformation).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    public static string About => $"Notebook kernel {Version}: C# {LanguageVersion} on {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}";
}
