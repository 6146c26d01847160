using System.Diagnostics;

namespace LayerFreezing.Tests;

/// <summary>
/// A copy of ./kit in a small tree, on a PATH of its own: the usual tools, and a dotnet, an apt-get and a dpkg-query that
/// write down how they are called (<c>calls</c>). Files of the tree say what they answer.
/// </summary>
internal sealed class PretendedMachine : IDisposable
{
    private static readonly string[] Tools =
    [
        "bash", "basename", "cat", "cp", "dirname", "find", "flock", "grep", "head", "id", "ldd", "mkdir", "mkfifo", "mv",
        "nproc", "paste", "readlink", "rm", "rmdir", "sort", "tail", "touch", "uname",
    ];

    private readonly TemporaryFolder _tree = new();

    public PretendedMachine()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "./kit builds on Linux only");
        _tree.WriteScript("kit", File.ReadAllText(Shared.InRepository("kit")));
        foreach (var source in new[] { "lib/A.cs", "tools/kit/kit.csproj", "tools/kernel/kernel.csproj", "global.json" }) { _tree.Write(source, ""); }
        foreach (var tool in Tools) { Link(tool); }
        _tree.Write("installed", "");
        _tree.WriteScript("path/id", "echo 0");
        _tree.WriteScript("path/dpkg-query", """
            [[ ! -e installed ]] || for package in "${@:4}"; do printf '/%s/installed/' "$package"; done
            """);
        _tree.WriteScript("path/apt-get", """
            echo "apt-get $*" >>calls
            if [[ $1 == update ]]; then rm -f lists-are-stale; exit; fi
            [[ ! -e lists-are-stale ]] && touch installed
            """);
        _tree.WriteScript("path/dotnet", """
            case $1 in
              --version) echo 10.0.100 ;;
              restore)
                package=${3#-p:Probe=}
                echo "restore $package" >>calls
                [[ ! -e registry/$package ]] || { cat "registry/$package"; exit 1; } ;;
              publish)
                echo "publish ${2#tools/}" >>calls
                [[ ! -e began ]] || { echo began >began; read -r <go; }
                [[ ! -e build-error ]] || { cat build-error; exit 1; }
                mkdir -p "$4" && touch "$4/kit.dll" ;;
              *) if [[ $2 == where ]]; then echo "$PWD"; else echo "verb: ${*:2}"; fi ;;
            esac
            """);
    }

    public void Dispose() => _tree.Dispose();

    public string this[string file] => _tree[file];

    public string Write(string file, string text) => _tree.Write(file, text);

    public void WriteScript(string file, string text) => _tree.WriteScript(file, text);

    public Task<KitCall> Kit(params string[] arguments) => KitCall.Finish(StartKit(arguments));

    public Task<KitCall> KitIn(string folder, params string[] arguments) => KitCall.Finish(Start(folder, arguments));

    public Process StartKit(params string[] arguments) => Start(_tree.Path, arguments);

    /// <summary>The calls of one tool or dotnet verb so far.</summary>
    public IReadOnlyList<string> Calls(string name) =>
        File.Exists(_tree["calls"]) ? [.. File.ReadLines(_tree["calls"]).Where(call => call.StartsWith(name + " ", StringComparison.Ordinal))] : [];

    /// <summary>Builds wait from now on, until they are let go.</summary>
    public void HoldBuilds() => Process.Start("mkfifo", [_tree["began"], _tree["go"]]).WaitForExit();

    /// <summary>Waits until a held build has begun.</summary>
    public Task BuildBegins() => File.ReadAllTextAsync(_tree["began"]);

    /// <summary>Ends the holding, of a build that waits as well.</summary>
    public void LetBuildsGo()
    {
        var waiting = new FileStream(_tree["go"], FileMode.Open, FileAccess.ReadWrite);
        File.Delete(_tree["began"]);
        waiting.Write("go\n"u8);
        waiting.Flush();
        GC.KeepAlive(waiting);
    }

    private Process Start(string folder, string[] arguments)
    {
        var environment = new Dictionary<string, string> { ["PATH"] = _tree["path"], ["KIT_REPROBE"] = "", ["NUGET_PACKAGES"] = _tree["nuget"] };
        return KitCall.Start("/bin/bash", [_tree["kit"], .. arguments], folder, environment);
    }

    private void Link(string tool)
    {
        var places = new[] { "/usr/bin", "/bin" };
        var found = places.Select(place => Path.Combine(place, tool)).First(File.Exists);
        File.CreateSymbolicLink(_tree["path", tool], found);
    }
}
