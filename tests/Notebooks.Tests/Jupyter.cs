namespace LayerFreezing.Tests;

/// <summary>Debian's Jupyter with the kit's kernel installed for it in a folder of its own.</summary>
internal sealed class Jupyter : IDisposable
{
    private const string Python = "/usr/bin/python3";

    private readonly TemporaryFolder _prefix = new();

    /// <summary>The kernel's name in Jupyter's list.</summary>
    public const string KernelName = ".net-csharp";

    private static string Kernel => Shared.InRepository("bin", "kernel", "NotebookKernel.dll");

    /// <summary>Installs the kernel; skips the test where Jupyter or the built kernel is missing.</summary>
    public static async Task<Jupyter> Installed()
    {
        Assert.SkipUnless(File.Exists(Kernel), "bin/kernel is not built: ./kit builds it");
        Assert.SkipUnless(File.Exists("/usr/bin/jupyter-nbconvert"), "Debian's jupyter-nbconvert is not here");
        var jupyter = new Jupyter();
        await ChildRun.Ended("dotnet", [Kernel, "install", "--prefix", jupyter._prefix.Path]);
        return jupyter;
    }

    /// <summary>Runs a notebook without Jupyter, into a file of its own.</summary>
    public static Task<ChildRun> RunHeadless(string notebook, string output, params string[] settings)
    {
        Assert.SkipUnless(File.Exists(Kernel), "bin/kernel is not built: ./kit builds it");
        return ChildRun.Ended("dotnet", [Kernel, "run", notebook, "--output", output, .. settings.SelectMany(setting => new[] { "--set", setting })]);
    }

    /// <summary>Runs Python with Jupyter's packages, which finds the kernel.</summary>
    public Task<ChildRun> RunPython(IEnumerable<string> arguments, string input = "") =>
        ChildRun.Ended(Python, arguments, input, ("JUPYTER_PATH", Path.Combine(_prefix.Path, "share", "jupyter")));

    public void Dispose() => _prefix.Dispose();
}
