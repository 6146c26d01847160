using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace LayerFreezing.Tests;

/// <summary>A Slurm cluster of two nodes on this machine, without systemd: munged, slurmctld and two slurmds of its own.</summary>
public sealed class SlurmMachine : IAsyncLifetime
{
    private const UnixFileMode Searchable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly TemporaryFolder _folder = new();
    private string? _reason;

    /// <summary>What a call needs to find the cluster.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string> { ["SLURM_CONF"] = Configuration };

    private string Configuration => Path.Combine(_folder.Path, "slurm.conf");

    /// <summary>Skips the test where no cluster can be had.</summary>
    public void Require() => Assert.SkipWhen(_reason is not null, _reason ?? "");

    /// <summary>Installs what is missing and starts the daemons.</summary>
    public async ValueTask InitializeAsync()
    {
        _reason = !OperatingSystem.IsLinux() || !System.Environment.IsPrivilegedProcess ? "only root on Linux can start a Slurm cluster" : await Install();
        if (_reason is not null || !OperatingSystem.IsLinux()) { return; }
        File.SetUnixFileMode(_folder.Path, Searchable);
        var munge = _folder["munge", "key"];
        File.SetUnixFileMode(Path.GetDirectoryName(munge)!, Searchable);
        await File.WriteAllBytesAsync(munge, RandomNumberGenerator.GetBytes(128));
        File.SetUnixFileMode(munge, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        foreach (var folder in new[] { "state", "n1", "n2" }) { Directory.CreateDirectory(Path.Combine(_folder.Path, folder)); }
        await File.WriteAllTextAsync(Configuration, Text());
        await Call("munged", $"--key-file={munge}", $"--socket={_folder["munge", "socket"]}", $"--pid-file={_folder["munge", "pid"]}",
            $"--seed-file={_folder["munge", "seed"]}", $"--log-file={_folder["munge", "log"]}", "--force");
        await Call("slurmctld", "-f", Configuration);
        await Start("n1");
        await Start("n2");
        await Until("both nodes are idle", async () => (await Call("sinfo", "-h", "-o", "%T %D")).Trim() == "idle 2");
    }

    /// <summary>Starts a node's daemon.</summary>
    public Task Start(string node) => Call("slurmd", "-N", node, "-f", Configuration);

    /// <summary>Kills a node's daemon with -9, and what its jobs run as well if the machine is to be gone altogether.</summary>
    public async Task Kill(string node, bool withItsJobs)
    {
        await Call("kill", "-9", (await File.ReadAllTextAsync(_folder[$"{node}.pid"])).Trim());
        if (!withItsJobs) { return; }
        // Until none is left: a job may have been starting a process just then, and none outlives a machine.
        while (Process.GetProcesses().Where(process => RunsOn(process, node)).ToList() is { Count: > 0 } jobs)
        {
            // Those that look after the jobs first: else they would still tell the cluster that the jobs have failed.
            foreach (var process in jobs.Select(ParentOf).OfType<Process>().Where(process => process.ProcessName == "slurmstepd").Concat(jobs)) { process.Kill(); }
        }
    }

    /// <summary>Calls one of Slurm's commands; what it printed.</summary>
    public async Task<string> Call(string program, params string[] arguments)
    {
        var call = await KitCall.Finish(KitCall.Start(program, arguments, _folder.Path, Environment));
        return call.Ended(0).Output;
    }

    /// <summary>Waits until no job is left.</summary>
    public Task UntilAllHaveEnded() => Until("all jobs have ended", async () => (await Call("squeue", "-h")).Trim().Length == 0);

    /// <summary>Waits until something holds, ten minutes at most.</summary>
    public async Task Until(string what, Func<Task<bool>> holds)
    {
        var watch = Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(10), $"waited in vain until {what}\n{await Call("squeue", "-r")}\n{await Call("sinfo")}");
            await Task.Delay(200);
        }
    }

    /// <summary>Ends the daemons and all jobs.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_reason is null)
        {
            await Call("scancel", "--user=root");
            await UntilAllHaveEnded();
            foreach (var file in new[] { "n1.pid", "n2.pid", "slurmctld.pid", Path.Combine("munge", "pid") })
            {
                // A node that a test killed has none.
                var id = int.Parse(await File.ReadAllTextAsync(_folder[file]), CultureInfo.InvariantCulture);
                using var process = Process.GetProcesses().FirstOrDefault(process => process.Id == id);
                if (process is null) { continue; }
                await Call("kill", id.ToString(CultureInfo.InvariantCulture));
                await process.WaitForExitAsync();
            }
        }
        _folder.Dispose();
    }

    private static bool RunsOn(Process process, string node)
    {
        try
        {
            return File.ReadAllText($"/proc/{process.Id.ToString(CultureInfo.InvariantCulture)}/environ").Split('\0').Contains($"SLURMD_NODENAME={node}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It has ended meanwhile, or is none of a job's.
            return false;
        }
    }

    private static Process? ParentOf(Process process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process.Id.ToString(CultureInfo.InvariantCulture)}/status").First(line => line.StartsWith("PPid:", StringComparison.Ordinal));
            return Process.GetProcessById(int.Parse(line.Split('\t')[1], CultureInfo.InvariantCulture));
        }
        catch (Exception failure) when (failure is IOException or ArgumentException)
        {
            // One of the two has ended meanwhile.
            return null;
        }
    }

    private static async Task<string?> Install()
    {
        string[] commands = ["slurmctld", "slurmd", "munged", "sbatch"];
        string[] places = ["/usr/sbin", "/usr/bin"];
        bool IsThere() => commands.All(command => places.Any(place => File.Exists(Path.Combine(place, command))));
        if (IsThere()) { return null; }
        var install = "export DEBIAN_FRONTEND=noninteractive; apt-get install -y --no-install-recommends slurm-wlm munge";
        var call = await KitCall.Finish(KitCall.Start("bash", ["-c", $"({install}) || (apt-get update && {install})"], "/"));
        return IsThere() ? null : $"slurm-wlm and munge can't be installed here: {call.Error.Trim().Split('\n')[^1]}";
    }

    private string Text() => FormattableString.Invariant($"""
        ClusterName=kit
        SlurmctldHost=localhost
        SlurmUser=root
        SlurmctldPort={FreePort()}
        AuthType=auth/munge
        AuthInfo=socket={_folder["munge", "socket"]}
        StateSaveLocation={_folder["state"]}
        SlurmdSpoolDir={_folder.Path}/%n
        SlurmctldPidFile={_folder["slurmctld.pid"]}
        SlurmdPidFile={_folder.Path}/%n.pid
        SlurmctldLogFile={_folder["slurmctld.log"]}
        SlurmdLogFile={_folder.Path}/%n.log
        ProctrackType=proctrack/linuxproc
        TaskPlugin=task/none
        SelectType=select/cons_tres
        SelectTypeParameters=CR_Core
        SchedulerParameters=sched_interval=2,batch_sched_delay=0,sched_min_interval=0
        SlurmdTimeout=10
        KillWait=10
        ReturnToService=2
        JobAcctGatherType=jobacct_gather/none
        AccountingStorageType=accounting_storage/none
        JobCompType=jobcomp/none
        NodeName=n1 NodeHostname=localhost NodeAddr=127.0.0.1 Port={FreePort()} CPUs=1 State=UNKNOWN
        NodeName=n2 NodeHostname=localhost NodeAddr=127.0.0.1 Port={FreePort()} CPUs=1 State=UNKNOWN
        PartitionName=main Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP

        """);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
