namespace LayerFreezing.Kit;

/// <summary>The notebook kernel, a program of its own beside the command line.</summary>
internal static class Kernel
{
    /// <summary>Runs the kernel with the given arguments and returns its exit code.</summary>
    public static async Task<int> Run(IEnumerable<string> arguments, CancellationToken cancelled)
    {
        if (!OperatingSystem.IsLinux()) { await Publish(cancelled); }
        var program = KitTree.Path("bin", "kernel", "NotebookKernel.dll");
        if (!File.Exists(program)) { throw new KitException($"{program} isn't there: start the verb with ./kit, which builds it."); }
        return await ChildProcess.Run("dotnet", [program, .. arguments], Environment.CurrentDirectory, TimeSpan.FromSeconds(5), cancelled);
    }

    // Where there is no ./kit, what it would have built: the kernel, and the library that notebooks load.
    private static async Task Publish(CancellationToken cancelled)
    {
        foreach (var part in new[] { "kit", "kernel" })
        {
            string[] arguments = ["publish", KitTree.Path("tools", part), "-o", KitTree.Path("bin", part), "-v", "quiet", "-nologo"];
            var (status, output) = await ChildProcess.Capture("dotnet", arguments, KitTree.Root, cancelled);
            if (status != 0) { throw new KitException($"tools/{part} could not be built: {output.Trim()}"); }
        }
    }
}
