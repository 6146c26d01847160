using System.Globalization;
using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

/// <summary>On a real Slurm cluster a study comes to the same as on one machine, whatever happens to nodes and jobs.</summary>
[Trait("Category", "All")]
public sealed class SlurmClusterTests(SlurmMachine cluster) : IClassFixture<SlurmMachine>, IDisposable
{
    private readonly TinyWorld _world = new();

    public void Dispose() => _world.Dispose();

    private string Results => Path.Combine(_world.Root, "results", "forty");

    [Fact]
    public async Task A_study_comes_to_the_same_as_on_one_machine()
    {
        await Submit(TinyWorld.Forty(), "--chunk", "4", "--throttle", "2");
        await cluster.UntilAllHaveEnded();
        await CheckWhole();
        Assert.Equal(40, Directory.GetFiles(Path.Combine(Results, "slurm", "logs"), "*.log").Length);
        var status = await Status();
        Assert.Equal(["cache", .. Enumerable.Repeat("grid", 10), "collector"], status["slurm"]!.AsArray().Select(task => task!["what"]!.GetValue<string>()));
        Assert.All(status["slurm"]!.AsArray(), task => Assert.Equal("COMPLETED", task!["state"]!.GetValue<string>()));
        Assert.False(Directory.Exists(_world["data", "cache"]) && Directory.GetFiles(_world["data", "cache"]).Length > 0, "activations stayed");
        Assert.Contains("Every run of forty is done", (await Call("run", "forty", "--slurm")).Ended(0).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_node_that_dies_in_the_middle_changes_nothing(bool withItsJobs)
    {
        await Submit(TinyWorld.Forty(), "--chunk", "4");
        await cluster.Until("some runs are done", () => Task.FromResult(Done() >= 6));
        await cluster.Kill("n2", withItsJobs);
        await cluster.UntilAllHaveEnded();
        await cluster.Start("n2");
        await cluster.Until("both nodes are back", async () => (await cluster.Call("sinfo", "-h", "-o", "%T %D")).Trim() == "idle 2");
        await CheckWhole();
    }

    [Fact]
    public async Task A_task_that_fails_leaves_the_others_alone_and_is_made_up_for()
    {
        var study = TinyWorld.Forty();
        var stone = _world["stone"];
        File.WriteAllText(stone, "");
        study["slurm"] = new JsonObject { ["chunk"] = 4, ["before"] = new JsonArray($"if [ -e '{stone}' ] && [ \"${{SLURM_ARRAY_TASK_ID:-}}\" = 3 ]; then exit 7; fi") };
        await Submit(study);
        await cluster.UntilAllHaveEnded();
        Assert.Equal(36, Done());
        Assert.Equal(36, File.ReadAllLines(Path.Combine(Results, "summary.csv")).Skip(1).Sum(line => int.Parse(line.Split(',')[5], CultureInfo.InvariantCulture)));
        var failed = Assert.Single((await Status())["slurm"]!.AsArray(), task => task!["state"]!.GetValue<string>() == "FAILED" && task["what"]!.GetValue<string>() == "grid");
        Assert.Equal(4, failed!["cells"]!.AsArray().Count);
        File.Delete(stone);
        var again = await Submit(study);
        Assert.Contains("tasks 3 of 4 runs each", again, StringComparison.Ordinal);
        await cluster.UntilAllHaveEnded();
        await CheckWhole();
    }

    [Fact]
    public async Task A_cancelled_array_leaves_a_summary_of_what_is_done_and_goes_on_when_it_is_submitted_again()
    {
        await Submit(TinyWorld.Forty(), "--chunk", "2");
        await cluster.Until("some runs are done", () => Task.FromResult(Done() >= 5));
        await cluster.Call("scancel", "--name=forty-grid");
        await cluster.UntilAllHaveEnded();
        Assert.InRange(Done(), 5, 39);
        Assert.True(File.Exists(Path.Combine(Results, "summary.csv")));
        await Submit(TinyWorld.Forty(), "--chunk", "2");
        await cluster.UntilAllHaveEnded();
        await CheckWhole();
    }

    [Fact]
    public async Task An_array_submitted_again_while_half_done_does_nothing_twice()
    {
        await Submit(TinyWorld.Forty(), "--chunk", "4");
        await cluster.Until("some runs are done", () => Task.FromResult(Done() >= 10));
        await Submit(TinyWorld.Forty(), "--chunk", "3");
        await cluster.UntilAllHaveEnded();
        await CheckWhole();
        var ends = Directory.GetFiles(Path.Combine(Results, "slurm", "logs"), "*.log")
            .Select(file => File.ReadAllLines(file).Count(line => line.Contains("mean so far", StringComparison.Ordinal)));
        Assert.All(ends, count => Assert.Equal(1, count));
    }

    [Fact]
    public async Task A_task_that_is_requeued_goes_on_from_the_step_it_was_at()
    {
        await Submit(TinyWorld.Long("forty"));
        await cluster.Until("a run is under way", () => Task.FromResult(Directory.Exists(Path.Combine(Results, "locks"))
            && Directory.GetFiles(Path.Combine(Results, "locks"), "*.note").Any(note => File.ReadAllText(note).Contains("\"Loss\":0", StringComparison.Ordinal))));
        await cluster.Call("scontrol", "requeue", (await cluster.Call("squeue", "-h", "-r", "-t", "running", "-o", "%i")).Trim().Split('\n')[0]);
        await cluster.UntilAllHaveEnded();
        await CheckWhole();
        Assert.Contains(new RunStore(Results).All(), record => record.ResumedAt.Count > 0);
    }

    [Fact]
    public async Task A_run_that_is_killed_for_memory_is_tried_again_by_its_task()
    {
        await Submit(TinyWorld.Long("forty"));
        var (_, run) = await RunAtWork.Kill(Results);
        await cluster.UntilAllHaveEnded();
        await CheckWhole();
        Assert.Contains("is tried again: the worker was ended by signal 9", File.ReadAllText(Path.Combine(Results, "slurm", "logs", $"{run}.log")), StringComparison.Ordinal);
        Assert.All((await Status())["slurm"]!.AsArray(), task => Assert.Equal("COMPLETED", task!["state"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_search_comes_before_the_grid_that_takes_its_rates()
    {
        var study = TinyWorld.Forty();
        study["seeds"] = new JsonArray(1);
        study["search"] = JsonNode.Parse("""{"rates": [1e-6, 1e-2], "seeds": [1]}""");
        ((JsonObject)study["set"]!).Remove("LearningRate");
        await Submit(study, "--chunk", "8");
        await cluster.UntilAllHaveEnded();
        await CheckWhole();
    }

    private async Task<string> Submit(JsonObject study, params string[] options)
    {
        cluster.Require();
        _world.FileOf(study);
        return (await Call(["run", "forty", "--slurm", .. options])).Ended(0).Output;
    }

    private Task<KitCall> Call(params string[] arguments) => KitCall.Finish(StudyCall.Start(_world, cluster.Environment, arguments));

    private async Task<JsonNode> Status() => JsonNode.Parse((await Call("status", "forty", "--json")).Ended(0).Output)!;

    private int Done() => Directory.Exists(Path.Combine(Results, "runs")) ? Directory.GetFiles(Path.Combine(Results, "runs"), "*.json").Length : 0;

    private async Task CheckWhole()
    {
        await _world.Run(Study.Find("forty", _world.Folders), _world["whole"]);
        Assert.Equal(File.ReadAllText(_world["whole", "summary.csv"]), File.ReadAllText(Path.Combine(Results, "summary.csv")));
        Assert.Equal(Directory.GetFiles(_world["whole", "runs"]).Length, Done());
        Assert.Empty(Directory.GetFiles(Results, "*.tmp", SearchOption.AllDirectories));
        Assert.False(Directory.Exists(Path.Combine(Results, "checkpoints")));
    }
}
