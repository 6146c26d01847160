using System.Diagnostics;
using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

/// <summary>What is asked of a Slurm cluster, and what is made of its answers; the cluster is pretended here.</summary>
public sealed class SlurmTests : IDisposable
{
    private readonly TinyWorld _world = new();
    private readonly PretendedSlurm _slurm = new();

    public SlurmTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Slurm's commands are pretended by scripts of bash");

    public void Dispose()
    {
        _world.Dispose();
        _slurm.Dispose();
    }

    private string Results => Path.Combine(_world.Root, "results", "forty");

    [Fact]
    public async Task A_study_is_a_cache_job_an_array_and_a_collector_each_after_the_one_before()
    {
        var study = TinyWorld.Forty();
        study["threads"] = 2;
        study["slurm"] = JsonNode.Parse("""{"partition": "gpu", "chunk": 3, "throttle": 4, "lines": ["--constraint=a100"], "before": ["module load dotnet"]}""");
        _world.FileOf(study);
        var said = (await Run("--account", "me", "--time", "2:00:00", "--gpus", "1", "--memory", "8G", "--sbatch=--nice=5", "--chunk", "5")).Ended(0).Output;
        Assert.Contains("grid: job 102, tasks 0-7 of 5 runs each", said, StringComparison.Ordinal);
        Assert.Equal(3, _slurm.Jobs);
        foreach (var job in new[] { 101, 102, 103 })
        {
            Assert.Superset(
                new HashSet<string> { "partition=gpu", "account=me", "time=2:00:00", "gpus=1", "mem=8G", "cpus-per-task=2", "constraint=a100", "nice=5", "requeue", "open-mode=append", "signal=B:TERM@60" },
                _slurm.AskedFor(job).ToHashSet());
        }
        Assert.Equal(["array=0-7%4", "dependency=afterany:101"], Chosen(102, "array", "dependency"));
        Assert.Equal(["dependency=afterany:102"], Chosen(103, "array", "dependency"));
        Assert.Contains("module load dotnet", File.ReadAllLines(_slurm.ScriptOf(102)));
    }

    [Fact]
    public async Task A_task_does_its_chunk_and_the_collector_sums_up_what_is_there()
    {
        // A folder with what a shell would trip over.
        var results = _world["results", "it's 5 $HOME", "x"][..^2];
        _world.FileOf(TinyWorld.Forty());
        (await Run("--chunk", "4", "--results", results)).Ended(0);
        (await Batch(101)).Ended(0);
        // Three depths have a frozen part, and the two tasks' texts are the same.
        Assert.Equal(3, Directory.GetFiles(_world["data", "cache", "x"][..^2]).Length);
        (await Batch(102, task: 1)).Ended(0);
        var done = new RunStore(results).All().Select(record => record.Id!).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(Cells(results).Skip(4).Take(4).Order(StringComparer.Ordinal), done);
        Assert.All(done, id => Assert.Contains("mean so far", File.ReadAllText(Path.Combine(results, "slurm", "logs", $"{id}.log")), StringComparison.Ordinal));
        Assert.Contains("36 runs aren't done", (await Batch(103)).Ended(1).Error, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(results, "summary.csv")));

        (await Run("--chunk", "4", "--results", results)).Ended(0);
        Assert.Equal(["array=0,2-9"], Chosen(105, "array"));
    }

    [Fact]
    public async Task A_run_that_the_system_kills_for_memory_is_tried_once_more_within_its_task()
    {
        _world.FileOf(TinyWorld.Long("forty"));
        (await Run()).Ended(0);
        var task = StartBatch(102, task: 0);
        var (_, run) = await RunAtWork.Kill(Results);
        (await KitCall.Finish(task)).Ended(0);
        Assert.Equal(RunStatus.Done, new RunStore(Results).Find(run)!.Status);
        var log = File.ReadAllText(Path.Combine(Results, "slurm", "logs", $"{run}.log"));
        Assert.Contains("is tried again: the worker was ended by signal 9, as the system does when memory runs out", log, StringComparison.Ordinal);
        Assert.Contains("mean so far", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_killed_twice_fails_its_task_with_the_reason_kept_and_the_next_start_does_it()
    {
        _world.FileOf(TinyWorld.Long("forty"));
        (await Run("--chunk", "2")).Ended(0);
        var task = StartBatch(102, task: 0);
        var (first, run) = await RunAtWork.Kill(Results);
        Assert.Equal(run, (await RunAtWork.Kill(Results, first)).Run);
        (await KitCall.Finish(task)).Ended(1);
        var records = new RunStore(Results).All().ToDictionary(record => record.Id!);
        Assert.Equal((RunStatus.Failed, 2), (records[run].Status, records.Count));
        Assert.Contains("ended by signal 9", records[run].Reason, StringComparison.Ordinal);
        (await Batch(102, task: 0)).Ended(0);
        Assert.All(new RunStore(Results).All(), record => Assert.Equal(RunStatus.Done, record.Status));
    }

    [Fact]
    public async Task A_search_comes_first_and_the_grid_waits_for_it()
    {
        var study = TinyWorld.Forty();
        study["search"] = JsonNode.Parse("""{"rates": [1e-4, 1e-2], "seeds": [1, 2]}""");
        ((JsonObject)study["set"]!).Remove("LearningRate");
        _world.FileOf(study);
        (await Run("--chunk", "8")).Ended(0);
        Assert.Equal(["array=0", "dependency=afterany:101"], Chosen(102, "array", "dependency"));
        Assert.Equal(["array=0-4", "dependency=afterany:102"], Chosen(103, "array", "dependency"));
        Assert.Equal(["dependency=afterany:102:103"], Chosen(104, "dependency"));
        Assert.Contains("No learning rate can be chosen", (await Batch(103, task: 0)).Ended(1).Error, StringComparison.Ordinal);
        (await Batch(102, task: 0)).Ended(0);
        (await Batch(103, task: 0)).Ended(0);
        // Two of the grid's runs are the search's at the chosen rate.
        Assert.Equal(8 + 8 - 2, Directory.GetFiles(Path.Combine(Results, "runs")).Length);
    }

    [Fact]
    public async Task More_tasks_than_an_array_may_have_are_several_arrays()
    {
        _slurm.Say("size.txt", "16");
        _world.FileOf(TinyWorld.Forty());
        (await Run()).Ended(0);
        Assert.Equal(["array=0-15", "dependency=afterany:101"], Chosen(102, "array", "dependency"));
        Assert.Equal(["array=0-15", "dependency=afterany:102"], Chosen(103, "array", "dependency"));
        Assert.Equal(["array=0-7", "dependency=afterany:103"], Chosen(104, "array", "dependency"));
        Assert.Equal(["dependency=afterany:102:103:104"], Chosen(105, "dependency"));
        (await Batch(101)).Ended(0);
        (await Batch(104, task: 7)).Ended(0);
        Assert.Equal(Cells(Results)[^1], Assert.Single(new RunStore(Results).All()).Id);
    }

    [Fact]
    public async Task A_job_that_is_refused_takes_those_before_it_along_and_is_one_sentence()
    {
        _slurm.Say("refuse-103", "");
        _world.FileOf(TinyWorld.Forty());
        var refused = (await Run()).Ended(1);
        Assert.Contains("invalid partition specified: gpu", refused.Error, StringComparison.Ordinal);
        Assert.Single(refused.Error.TrimEnd().Split('\n'));
        Assert.Equal("101 102", _slurm.Cancelled);
        Assert.False(File.Exists(Path.Combine(Results, "slurm", "jobs.json")));
    }

    [Theory]
    [InlineData("--chunk 2", "--chunk goes with --slurm")]
    [InlineData("--slurm --chunk 0", "--chunk 0")]
    public async Task A_wrong_call_ends_with_two(string call, string named)
    {
        _world.FileOf(TinyWorld.Forty());
        Assert.Contains(named, (await Call(["run", "forty", .. call.Split(' ')])).Ended(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_joins_the_store_with_squeue_and_sacct()
    {
        _world.FileOf(TinyWorld.Forty());
        (await Run("--chunk", "20")).Ended(0);
        (await Batch(101)).Ended(0);
        (await Batch(102, task: 0)).Ended(0);
        _slurm.Say("sacct.txt", "101|COMPLETED|n1|00:00:07|None\n102_0|COMPLETED|n1|00:01:07|None\n102_[1]|PENDING|None assigned|00:00:00|Resources\n103|CANCELLED by 0|n1|00:00:00|None\n");
        _slurm.Say("squeue.txt", "102_1|RUNNING|n2|0:42|None\n103|PENDING||0:00|Dependency\n99|RUNNING|n3|1:00|None\n");
        var status = JsonNode.Parse((await Call("status", "forty", "--json")).Ended(0).Output)!;
        Assert.Equal(20, status["grid_done"]!.GetValue<int>());
        Assert.Equal(
            ["101 cache COMPLETED n1 0/0 ", "102_0 grid COMPLETED n1 20/20 ", "102_1 grid RUNNING n2 0/20 ", "103 collector PENDING  0/0 Dependency"],
            status["slurm"]!.AsArray().Select(task => $"{task!["job"]} {task["what"]} {task["state"]} {task["node"]} {task["done"]}/{task["cells"]!.AsArray().Count} {task["why"]}"));
        var text = (await Call("status", "forty")).Ended(0).Output;
        Assert.Contains("Slurm: 2 COMPLETED, 1 RUNNING, 1 PENDING", text, StringComparison.Ordinal);
        Assert.Contains("102_1 RUNNING: grid (0 of 20 runs done: tiny SST-2 all seed 1, …), n2, 0:42", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_or_task_that_is_not_here_is_named_before_anything_is_submitted()
    {
        var study = TinyWorld.Forty();
        study["tasks"] = new JsonArray("CoLA", "RTE");
        _world.FileOf(study);
        Assert.Contains("needs RTE, not found here", (await Run()).Ended(1).Error, StringComparison.Ordinal);
        Assert.Equal(0, _slurm.Jobs);
    }

    [Fact]
    public async Task Where_there_is_no_cluster_it_is_one_sentence()
    {
        _world.FileOf(TinyWorld.Forty());
        var empty = new Dictionary<string, string> { ["PATH"] = $"{Path.GetDirectoryName(Environment.ProcessPath)}:/usr/share/dotnet" };
        Assert.SkipWhen(empty["PATH"].Split(':').Any(place => File.Exists(Path.Combine(place, "sbatch"))), "Slurm's commands lie beside dotnet's");
        var failed = (await KitCall.Finish(StudyCall.Start(_world, empty, "run", "forty", "--slurm"))).Ended(1);
        Assert.Contains("sbatch isn't here", failed.Error, StringComparison.Ordinal);
    }

    private IEnumerable<string> Chosen(int job, params string[] names) =>
        _slurm.AskedFor(job).Where(line => names.Contains(line.Split('=')[0])).Order(StringComparer.Ordinal);

    private static List<string> Cells(string results) =>
        [.. JsonNode.Parse(File.ReadAllText(Path.Combine(results, "cells.json")))!.AsArray().Where(cell => cell!["stage"]!.GetValue<string>() == "grid").Select(cell => cell!["id"]!.GetValue<string>())];

    private Task<KitCall> Run(params string[] options) => Call(["run", "forty", "--slurm", .. options]);

    private Task<KitCall> Call(params string[] arguments) => KitCall.Finish(StudyCall.Start(_world, _slurm.Environment, arguments));

    /// <summary>Runs a job's script as the cluster would.</summary>
    private Task<KitCall> Batch(int job, int? task = null) => KitCall.Finish(StartBatch(job, task));

    private Process StartBatch(int job, int? task)
    {
        var variables = new Dictionary<string, string>(_slurm.Environment) { ["SLURM_JOB_ID"] = FormattableString.Invariant($"{job}") };
        if (task is { } index) { variables["SLURM_ARRAY_TASK_ID"] = FormattableString.Invariant($"{index}"); }
        return KitCall.Start("bash", [_slurm.ScriptOf(job)], _world.Root, variables);
    }
}
