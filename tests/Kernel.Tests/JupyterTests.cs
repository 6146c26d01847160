using System.Text.Json;

namespace LayerFreezing.Tests;

public sealed class JupyterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Jupyter_client_runs_interrupts_restarts_and_hears_of_a_crash()
    {
        Machine.NeedsPython("jupyter_client");
        var command = JsonSerializer.Serialize(new[] { DotnetHost.Path, Machine.Kernel, "serve", "{connection_file}" });
        var (exit, wrote) = Machine.Run(Machine.Python, [Script("drive.py"), command]);
        Assert.True(exit == 0 && !wrote.Contains("FAILED", StringComparison.Ordinal) && wrote.Contains("ok shuts down", StringComparison.Ordinal), wrote);
    }

    [Fact]
    public void A_list_that_grows_without_end_fails_its_cell_and_not_the_kernel()
    {
        Machine.NeedsPython("jupyter_client");
        var command = JsonSerializer.Serialize(new[] { DotnetHost.Path, Machine.Kernel, "serve", "{connection_file}" });
        var (exit, wrote) = Machine.Run(Machine.Python, [Script("overflow.py"), command], environment: ("DOTNET_GCHeapHardLimit", "18000000"));
        Assert.True(exit == 0, wrote);
    }

    [Fact]
    public void The_kernel_ends_when_the_jupyter_that_started_it_has_died()
    {
        Machine.NeedsPython("jupyter_client");
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no parent process to watch");
        var command = JsonSerializer.Serialize(new[] { DotnetHost.Path, Machine.Kernel, "serve", "{connection_file}" });
        var wrote = Path.Combine(_folder.Path, "pid");
        Assert.Equal(9, Machine.Run(Machine.Python, [Script("orphan.py"), command, wrote]).Exit);
        var kernel = int.Parse(File.ReadAllText(wrote), System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(SpinWait.SpinUntil(() => !IsAlive(kernel), TimeSpan.FromMinutes(1)), $"process {kernel} goes on without its Jupyter");
    }

    [Fact]
    public void Nbconvert_executes_a_notebook()
    {
        Machine.NeedsPython("nbconvert");
        Install();
        var notebook = Path.Combine(_folder.Path, "small.ipynb");
        File.WriteAllText(notebook, """
            {"cells":[{"cell_type":"code","execution_count":null,"id":"a","metadata":{},"outputs":[],"source":["Console.WriteLine(\"printed\");\n","new[] { 1, 2 }"]},
            {"cell_type":"code","execution_count":null,"id":"b","metadata":{},"outputs":[],"source":["foreach (var i in progress(Enumerable.Range(0, 3), \"Steps\")) { }"]}],
            "metadata":{"kernelspec":{"display_name":".NET (C#)","language":"C#","name":".net-csharp"}},"nbformat":4,"nbformat_minor":5}
            """);
        var (exit, wrote) = Machine.Run(Machine.Python, ["-m", "nbconvert", "--to", "notebook", "--execute", "--inplace", notebook], environment: Jupyter);
        Assert.True(exit == 0, wrote);
        var text = File.ReadAllText(notebook);
        Assert.Contains("printed", text, StringComparison.Ordinal);
        Assert.Contains("100 % · 3 of 3", text, StringComparison.Ordinal);
        Assert.Contains("\"file_extension\": \".cs\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Jupyters_own_kernel_test_passes()
    {
        Machine.NeedsPython("jupyter_kernel_test");
        Install();
        var (exit, wrote) = Machine.Run(Machine.Python, [Script("kernel_test.py")], environment: [.. Jupyter, ("KERNEL_NAME", ".net-csharp")]);
        Assert.True(exit == 0, wrote);
    }

    [Fact]
    [Trait("Category", "All")]
    public void A_first_cell_is_run_and_a_restarted_kernel_ready_for_less_than_a_second_of_work_in_under_250_MB()
    {
        Machine.NeedsPython("jupyter_client");
        Assert.SkipUnless(Machine.Kernel.Contains("bin/kernel", StringComparison.Ordinal), "the kernel is not published here (./kit builds it)");
        var (exit, wrote) = Machine.Run(Machine.Python, [Script("start.py"), DotnetHost.Path, Machine.Kernel]);
        Assert.True(exit == 0, wrote);
    }

    [Theory]
    [InlineData("mixed")]
    [InlineData("declaring")]
    [Trait("Category", "All")]
    public void Two_thousand_cells_run_with_the_last_as_quick_as_the_twentieth_within_300_MB(string kind)
    {
        Machine.NeedsPython("jupyter_client");
        var (exit, wrote) = Machine.Run(Machine.Python, [Script("many.py"), DotnetHost.Path, Machine.Kernel, kind], seconds: 540);
        Assert.True(exit == 0, wrote);
    }

    [Fact]
    [Trait("Category", "All")]
    public void A_person_types_runs_completes_interrupts_and_restarts_in_the_classic_notebook()
    {
        Machine.NeedsPython("selenium");
        Machine.NeedsPython("notebook");
        Assert.SkipUnless(File.Exists("/usr/bin/chromium") && File.Exists("/usr/bin/chromedriver"), "chromium and chromium-driver are not on this machine");
        Install();
        File.WriteAllText(Path.Combine(_folder.Path, "person.ipynb"), """
            {"cells":[{"cell_type":"code","execution_count":null,"metadata":{},"outputs":[],"source":[]}],
            "metadata":{"kernelspec":{"display_name":".NET (C#)","language":"C#","name":".net-csharp"}},"nbformat":4,"nbformat_minor":4}
            """);
        var (exit, wrote) = Machine.Run(Machine.Python, [Script("browser.py"), _folder.Path], environment: Jupyter);
        Assert.True(exit == 0, wrote);
    }

    private (string, string)[] Jupyter => [("JUPYTER_PATH", Path.Combine(_folder.Path, "share", "jupyter"))];

    private static bool IsAlive(int process)
    {
        // Where nobody takes a dead orphan's exit code, its entry stays, as a zombie's.
        if (File.Exists($"/proc/{process}/stat")) { return !File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal); }
        try { return !System.Diagnostics.Process.GetProcessById(process).HasExited; }
        catch (ArgumentException) { return false; }
    }

    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Jupyter", name);

    private void Install()
    {
        var (exit, wrote) = Machine.Run(DotnetHost.Path, [Machine.Kernel, "install", "--prefix", _folder.Path]);
        Assert.True(exit == 0, wrote);
    }
}
