using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

public sealed class InstallTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _said = new();

    public void Dispose() => _folder.Dispose();

    private string Kernels => Path.Combine(_folder.Path, "share", "jupyter", "kernels");

    [Fact]
    public void The_kernelspec_names_language_start_and_interrupt_mode()
    {
        Install();
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(Kernels, ".net-csharp", "kernel.json")))!;
        Assert.Equal(".NET (C#)", json["display_name"]!.GetValue<string>());
        Assert.Equal("C#", json["language"]!.GetValue<string>());
        Assert.Equal("message", json["interrupt_mode"]!.GetValue<string>());
        Assert.Equal(["serve", "{connection_file}"], json["argv"]!.AsArray().Skip(2).Select(part => part!.GetValue<string>()));
        Assert.True(File.Exists(json["argv"]![1]!.GetValue<string>()));
    }

    [Fact]
    public void Another_kernel_of_the_name_is_left_alone_and_ours_gets_the_fallback_name()
    {
        var foreign = Path.Combine(Kernels, ".net-csharp");
        Directory.CreateDirectory(foreign);
        var content = "{\"argv\":[\"dotnet\",\"interactive\",\"jupyter\",\"{connection_file}\"],\"display_name\":\".NET (C#)\",\"language\":\"C#\"}";
        File.WriteAllText(Path.Combine(foreign, "kernel.json"), content);
        Install();
        Install();
        Assert.Equal(content, File.ReadAllText(Path.Combine(foreign, "kernel.json")));
        Assert.True(File.Exists(Path.Combine(Kernels, "mine-csharp", "kernel.json")));
        Assert.Contains("is left alone", _said.ToString(), StringComparison.Ordinal);
        InstallCommand.Uninstall(["--prefix", _folder.Path, "--fallback-name", "mine-csharp"], _said);
        Assert.False(Directory.Exists(Path.Combine(Kernels, "mine-csharp")));
        Assert.True(Directory.Exists(foreign));
    }

    [Fact]
    public void Installing_again_replaces_ours_and_uninstalling_takes_it_away()
    {
        Install();
        Install();
        Assert.Single(Directory.GetDirectories(Kernels));
        InstallCommand.Uninstall(["--prefix", _folder.Path], _said);
        Assert.Empty(Directory.GetDirectories(Kernels));
        Assert.Throws<KernelException>(() => InstallCommand.Uninstall(["--prefix", _folder.Path], _said));
    }

    [Fact]
    public void A_wrong_option_is_a_wrong_call()
    {
        Assert.Throws<UsageException>(() => InstallCommand.Install(["--sideways"], _said));
        Assert.Throws<UsageException>(() => InstallCommand.Install(["--user", "--prefix", _folder.Path], _said));
    }

    [Fact]
    public void Without_a_prefix_it_goes_to_the_persons_own_folder()
    {
        var (exit, wrote) = Machine.Run(DotnetHost.Path, [Machine.Kernel, "install", "--user"], environment: [("JUPYTER_DATA_DIR", _folder.Path), ("JUPYTER_PATH", "")]);
        Assert.True(exit == 0, wrote);
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(_folder.Path, "kernels", ".net-csharp", "kernel.json")))!;
        Assert.Equal("csharp", json["metadata"]!["vscode"]!["language"]!.GetValue<string>());
    }

    private void Install() => Assert.Equal(0, InstallCommand.Install(["--prefix", _folder.Path, "--fallback-name", "mine-csharp"], _said));
}
