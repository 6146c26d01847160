using System.Diagnostics;
using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

/// <summary>A study from the command line.</summary>
public sealed class StudyVerbTests : IDisposable
{
    private readonly TinyWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_study_is_planned_run_looked_at_and_rerun()
    {
        _world.FileOf(TinyWorld.Four());
        var plan = (await StudyCall.Run(_world, "plan", "four")).Ended(0);
        Assert.Contains("4 runs; 0 of them there already", plan.Output, StringComparison.Ordinal);

        var run = (await StudyCall.Run(_world, "run", "four", "--workers", "2")).Ended(0);
        Assert.Equal(4, run.Output.Split('\n').Count(line => line.StartsWith('[')));
        Assert.Contains("[4/4]", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);

        // From anywhere, as from a machine that only sees the store.
        var elsewhere = await KitCall.Finish(StudyCall.StartFrom(Path.GetTempPath(), _world, "status", "four", "--json"));
        var status = JsonNode.Parse(elsewhere.Ended(0).Output)!;
        Assert.Equal((4, 4), (status["grid_done"]!.GetValue<int>(), status["grid_total"]!.GetValue<int>()));

        var summary = (await StudyCall.Run(_world, "summary", "four", "--json")).Ended(0);
        Assert.Equal(["all", "head"], JsonNode.Parse(summary.Output)!.AsArray().Select(row => row!["plan"]!.GetValue<string>()));

        var advice = (await StudyCall.Run(_world, "advise", "four", "--quality", "0.9")).Ended(0);
        Assert.StartsWith("tiny on CoLA: ", advice.Output, StringComparison.Ordinal);
        Assert.Single(advice.Output.TrimEnd().Split('\n'));
        var asJson = JsonNode.Parse((await StudyCall.Run(_world, "advise", "four", "--json")).Ended(0).Output)!;
        Assert.Equal(("tiny", "CoLA", 0.95), (asJson["model"]!.GetValue<string>(), asJson["task"]!.GetValue<string>(), asJson["quality"]!.GetValue<double>()));

        var id = Path.GetFileNameWithoutExtension(Directory.GetFiles(_world["results", "four", "runs", "x"][..^2]).Order(StringComparer.Ordinal).First());
        var again = (await StudyCall.Run(_world, "rerun", id)).Ended(0);
        Assert.Contains("to the last bit", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_many_workers_as_fit_the_cores_and_a_run_in_this_process_give_the_same_bytes()
    {
        var study = _world.Write(TinyWorld.Four());
        (await StudyCall.Run(_world, "run", "four", "--results", _world["apart"])).Ended(0);
        Assert.All(new RunStore(_world["apart"]).All(), record => Assert.Equal(Environment.ProcessorCount, record.Origin!.Workers));
        await _world.Run(study, _world["here"]);
        Assert.Equal(File.ReadAllText(_world["here", "summary.csv"]), File.ReadAllText(_world["apart", "summary.csv"]));
    }

    [Fact]
    public async Task A_rerun_that_comes_out_otherwise_says_so()
    {
        var study = _world.Write(TinyWorld.Four());
        var results = await _world.Run(study);
        var (id, file) = (results.Runs[0].Cell.Id, new RunStore(results.Folder).FileOf(results.Runs[0].Cell.Id));
        var json = (JsonObject)JsonNode.Parse(File.ReadAllText(file))!;
        json["score"] = 12.5;
        File.WriteAllText(file, json.ToJsonString());
        var again = (await StudyCall.Run(_world, "rerun", id)).Ended(1);
        Assert.Contains("the record says 12.5", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_studies_are_summed_up_as_one_unless_their_runs_differ()
    {
        var more = TinyWorld.Four("more");
        more["seeds"] = new JsonArray(2, 3, 4);
        await _world.Run(_world.Write(TinyWorld.Four()));
        await _world.Run(_world.Write(more));
        var joined = (await StudyCall.Run(_world, "summary", "four", "more", "--json")).Ended(0);
        Assert.Equal([4, 4], JsonNode.Parse(joined.Output)!.AsArray().Select(row => row!["score"]!["count"]!.GetValue<int>()));

        var other = TinyWorld.Four("other");
        other["set"]!["Epochs"] = 1;
        await _world.Run(_world.Write(other));
        var refused = (await StudyCall.Run(_world, "summary", "four", "other")).Ended(1);
        Assert.Contains("differ in Epochs", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_terminal_a_table_is_kept_up_to_date_and_through_a_pipe_there_are_plain_lines()
    {
        const string Terminal = "/usr/bin/script";
        Assert.SkipUnless(File.Exists(Terminal), "script, which pretends a terminal, isn't here");
        _world.FileOf(TinyWorld.Four());
        const char Escape = '\u001b';
        var piped = (await StudyCall.Run(_world, "run", "four", "--workers", "1", "--results", _world["piped"])).Ended(0);
        Assert.DoesNotContain(Escape, piped.Output);
        var variables = new Dictionary<string, string> { ["KIT_ROOT"] = _world.Root, ["KIT_SHARED"] = "", ["KIT_CACHE"] = "", ["TERM"] = "xterm-256color", ["COLUMNS"] = "160" };
        var call = $"stty cols 160; dotnet '{KitCall.Program}' study run four --workers 1 --results '{_world["shown"]}'";
        var shown = (await KitCall.Finish(KitCall.Start(Terminal, ["-qec", call, "/dev/null"], _world.Root, variables))).Ended(0);
        Assert.Contains($"{Escape}[", shown.Output, StringComparison.Ordinal);
        foreach (var said in new[] { "score so far", "tiny CoLA", "of 4 done", "0 failed" }) { Assert.Contains(said, shown.Output, StringComparison.Ordinal); }
        Assert.DoesNotContain("[4/4]", shown.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mini", "160 runs; 0 of them there already", "With 2 workers of 1 thread", "Not here yet: all-MiniLM-L6-v2, MRPC, RTE, STS-B.")]
    [InlineData("paper", "1760 runs; 0 of them there already", "With 2 workers of 2 threads", "Not here yet: bert-base-uncased, bert-large-uncased, roberta-base, roberta-large, MRPC")]
    public async Task The_studies_that_the_kit_ships_are_planned_also_where_nothing_of_them_is(string name, params string[] said)
    {
        var plan = (await StudyCall.Run(_world, "plan", Shared.InRepository("data", "studies", $"{name}.json"), "--workers", "2")).Ended(0);
        foreach (var text in said.Append("of memory").Append("guessed")) { Assert.Contains(text, plan.Output, StringComparison.Ordinal); }
        Assert.Empty(plan.Error);
    }

    [Fact]
    public async Task Ctrl_C_ends_with_130_and_one_line_and_the_next_start_goes_on_inside_the_run()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/setsid"), "setsid, which lets a test send Ctrl-C to a whole group, isn't here");
        var study = _world.Write(TinyWorld.Long(epochs: 100));
        await _world.Run(study, _world["whole"]);
        var results = _world["results", "long"];
        using var process = StudyCall.StartGroup(_world, "run", "long", "--workers", "1");
        var locks = Path.Combine(results, "locks");
        while (!process.HasExited && !(Directory.Exists(locks) && Directory.GetFiles(locks, "*.note").Length > 0)) { await Task.Delay(5); }
        // To the study and its worker alike, as a terminal does.
        using (var kill = Process.Start("kill", ["-INT", "--", FormattableString.Invariant($"-{process.Id}")])) { await kill.WaitForExitAsync(); }
        var ended = (await KitCall.Finish(process)).Ended(130);
        Assert.Equal("kit: interrupted.", ended.Error.Trim());
        Assert.DoesNotContain("tried again", ended.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(results, "*.tmp", SearchOption.AllDirectories));
        (await StudyCall.Run(_world, "run", "long", "--workers", "1")).Ended(0);
        Assert.Contains(new RunStore(results).All(), record => record.ResumedAt.Count > 0);
        Assert.Equal(File.ReadAllText(_world["whole", "summary.csv"]), File.ReadAllText(Path.Combine(results, "summary.csv")));
    }

    [Theory]
    [InlineData("plan nonsense", "no study nonsense")]
    [InlineData("summary four", "has no results yet")]
    [InlineData("advise four", "has no results yet")]
    [InlineData("rerun 0123456789abcdef", "no run 0123456789abcdef")]
    public async Task What_is_not_there_is_one_sentence(string call, string named)
    {
        _world.FileOf(TinyWorld.Four());
        var failed = (await StudyCall.Run(_world, call.Split(' '))).Ended(1);
        Assert.Contains(named, failed.Error, StringComparison.Ordinal);
        Assert.Single(failed.Error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("run four --workers 0", "--workers 0")]
    [InlineData("run", "STUDY")]
    [InlineData("advise four --quality 95", "--quality 95: give a part")]
    [InlineData("summary four more --results x", "--results is for one study")]
    public async Task A_wrong_call_ends_with_two(string call, string named)
    {
        _world.FileOf(TinyWorld.Four());
        Assert.Contains(named, (await StudyCall.Run(_world, call.Split(' '))).Ended(2).Error, StringComparison.Ordinal);
    }
}
