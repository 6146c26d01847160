using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

/// <summary>A study is run to its end, goes on where it was, and does nothing twice.</summary>
public sealed class StudyRunnerTests : IDisposable
{
    private readonly TinyWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_study_leaves_one_record_a_run_and_nothing_else()
    {
        var results = await _world.Run(_world.Write(TinyWorld.Forty()));
        Assert.True(results.IsComplete);
        Assert.Equal(40, results.Records.Count(record => record.Status == RunStatus.Done));
        Assert.Equal(40, Directory.GetFiles(Path.Combine(results.Folder, "runs")).Length);
        Assert.Equal(
            ["cells.json", "cost.csv", "runs", "study.json", "summary-dropped.csv", "summary.csv"],
            Directory.GetFileSystemEntries(results.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(8 + 1, File.ReadAllLines(Path.Combine(results.Folder, "summary.csv")).Length);
        Assert.Equal(40 + 1, File.ReadAllLines(Path.Combine(results.Folder, "cost.csv")).Length);
    }

    [Fact]
    public async Task A_study_that_is_done_is_not_run_again()
    {
        var study = _world.Write(TinyWorld.Four());
        var first = await _world.Run(study);
        var files = Directory.GetFiles(first.Folder, "*", SearchOption.AllDirectories).ToDictionary(file => file, File.GetLastWriteTimeUtc);
        var progress = new Collected();
        await _world.Run(study, progress: progress);
        Assert.DoesNotContain(progress.Values, value => value.Ended is not null);
        Assert.Equal(files, Directory.GetFiles(first.Folder, "*", SearchOption.AllDirectories).ToDictionary(file => file, File.GetLastWriteTimeUtc));
    }

    [Fact]
    public async Task A_study_that_was_broken_off_goes_on_and_ends_in_the_same_bytes()
    {
        var study = _world.Write(TinyWorld.Forty());
        var whole = await _world.Run(study, _world["whole"]);
        var part = _world["part"];
        foreach (var ends in new[] { 1, 7, 20 })
        {
            using var stop = new CancellationTokenSource();
            var progress = new Collected { Then = value => { if (value.Done >= ends) { stop.Cancel(); } } };
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _world.Run(study, part, progress, stop.Token));
        }
        var results = await _world.Run(study, part);
        Assert.Equal(Bytes(whole), Bytes(results));
        Assert.Equal(40, Directory.GetFiles(Path.Combine(part, "runs")).Length);
    }

    [Fact]
    public async Task Two_that_run_one_study_share_the_runs()
    {
        var study = _world.Write(TinyWorld.Forty());
        var whole = await _world.Run(study, _world["whole"]);
        var shared = _world["shared"];
        var progress = new[] { new Collected(), new Collected() };
        var both = await Task.WhenAll(progress.Select(told => Task.Run(() => _world.Run(study, shared, told))));
        Assert.Equal(40, progress.Sum(told => told.Values.Count(value => value.Ended is not null)));
        Assert.All(both, results => Assert.Equal(Bytes(whole), Bytes(results)));
        Assert.False(Directory.Exists(Path.Combine(shared, "locks")));
    }

    [Fact]
    public async Task Another_study_of_the_same_name_is_refused()
    {
        var study = _world.Write(TinyWorld.Four());
        await _world.Run(study);
        var failure = await Assert.ThrowsAsync<OtherStudyException>(() => _world.Run(study with { Seeds = [3] }));
        Assert.Contains("is another study than the four", failure.Message, StringComparison.Ordinal);
        Assert.True((await _world.Run(study with { Description = "other words", Slurm = new() { Chunk = 3 } })).IsComplete);
    }

    [Fact]
    public async Task Results_of_other_weights_are_refused()
    {
        var study = _world.Write(TinyWorld.Four());
        await _world.Run(study);
        _world.WriteModel("tiny", seed: 8);
        var failure = await Assert.ThrowsAsync<OtherStudyException>(() => _world.Run(study));
        Assert.Contains("was begun with other files", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_or_task_that_is_not_here_is_named_before_anything_runs()
    {
        var json = TinyWorld.Four();
        json["models"] = new JsonArray("tiny", "bert-base-uncased");
        json["tasks"] = new JsonArray("CoLA", "RTE");
        var failure = await Assert.ThrowsAsync<KitException>(() => _world.Run(_world.Write(json)));
        Assert.Contains("needs bert-base-uncased, RTE", failure.Message, StringComparison.Ordinal);
        json["models"] = new JsonArray("nowhere");
        Assert.Contains("No model nowhere", (await Assert.ThrowsAsync<KitException>(() => _world.Run(_world.Write(json)))).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_world.Root, "results")));
    }

    [Fact]
    public async Task A_diverged_run_stays_with_its_step_and_is_not_tried_again()
    {
        var json = TinyWorld.Four();
        // LayerNorm weights so large that the first product overflows.
        Spoil("tiny");
        var study = _world.Write(json);
        var results = await _world.Run(study);
        Assert.True(results.IsComplete);
        Assert.All(results.Records, record => Assert.Equal((RunStatus.Diverged, (int?)0, null), (record.Status, record.DivergedAtStep, record.Score)));
        var progress = new Collected();
        await _world.Run(study, progress: progress);
        Assert.DoesNotContain(progress.Values, value => value.Ended is not null);
        Assert.All(results.Summary, row => Assert.Equal((0, 2, null), (row.Score.Count, row.Dropped, row.Score.Mean)));
    }

    [Fact]
    public async Task A_run_that_memory_ran_out_for_is_tried_once_more()
    {
        var (said, isThrown) = (new List<string>(), false);
        var results = await _world.Run(_world.Write(TinyWorld.Four()), progress: new Collected
        {
            Then = told =>
            {
                if (told.Said is { } sentence) { said.Add(sentence); }
                if (isThrown || !told.Running.Any(run => run.Progress is not null)) { return; }
                isThrown = true;
                throw new InsufficientMemoryException("no room");
            },
        });
        Assert.True(results.IsComplete);
        Assert.Equal("tiny CoLA all seed 1 is tried again: InsufficientMemoryException: no room.", Assert.Single(said));
    }

    [Fact]
    public async Task A_frozen_part_is_computed_once_for_all_its_seeds_and_not_kept_beyond_them()
    {
        var json = TinyWorld.Four();
        json["depths"] = new JsonArray("all", "top:1", "head");
        json["seeds"] = new JsonArray(1, 2, 3);
        var cache = _world["data", "cache"];
        var seen = new HashSet<(string, DateTime)>();
        var perEnd = new List<int>();
        var results = await _world.Run(_world.Write(json), progress: new Collected
        {
            Then = told =>
            {
                if (told.Ended is null) { return; }
                var files = Directory.Exists(cache) ? new DirectoryInfo(cache).GetFiles("prefix-*") : [];
                seen.UnionWith(files.Select(file => (file.Name, file.LastWriteTimeUtc)));
                perEnd.Add(files.Length);
            },
        });
        Assert.True(results.IsComplete);
        Assert.Equal([0, 0, 0, 1, 1, 1, 1, 1, 1], perEnd);
        Assert.Equal(2, seen.Count);
        Assert.Empty(PrefixCaches.Files(cache));
    }

    [Fact]
    public async Task A_record_suffices_to_do_its_run_again_to_the_last_bit()
    {
        var results = await _world.Run(_world.Write(TinyWorld.Four()));
        var record = StudyRerun.Find(results.Runs[1].Cell.Id[..8], [results.Folder]);
        var again = StudyRerun.Run(record, _world.Folders);
        Assert.Equal(record.Score, again.Score);
        Assert.Equal(record.EpochLosses, again.EpochLosses);
        _world.WriteModel("tiny", seed: 8);
        Assert.Contains("the weights in", Assert.Throws<KitException>(() => StudyRerun.Run(record, _world.Folders)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_says_what_is_done_and_who_is_at_what()
    {
        var study = _world.Write(TinyWorld.Four());
        var plan = StudyPlan.Of(study, _world.Folders);
        var folder = StudyFolder.Look(study, StudyFolder.PlaceFor(study, _world.Folders));
        Assert.Equal((0, 4, false), Seen(StudyStatus.Of(plan, folder)));
        StudyStatus? under = null;
        await _world.Run(study, progress: new Collected { Then = value => { if (value.Done == 2 && value.Running.Any(run => run.Progress is not null)) { under ??= StudyStatus.Of(plan, folder); } } });
        Assert.Equal((2, 4, false), Seen(under!));
        var running = Assert.Single(under!.Running);
        Assert.Equal(("head", Environment.ProcessId), (running.Cell.Plan.ToString(), running.Owner.Process));
        Assert.Equal((4, 4, true), Seen(StudyStatus.Of(plan, folder)));

        static (int, int, bool) Seen(StudyStatus status) => (status.GridDone, status.GridTotal, status.IsComplete);
    }

    [Fact]
    public async Task What_shows_a_study_is_told_of_every_end_however_fast_they_come()
    {
        var runner = new StudyRunner(_world.Write(TinyWorld.Four()), new StudyRunnerOptions { Folders = _world.Folders });
        Assert.Equal((0, 4, CellStage.Grid), (runner.Ready.Done, runner.Ready.Total, runner.Ready.Stage));
        var shown = new List<StudyProgress>();
        await runner.Run(new PacedStudyProgress(shown.Add, new StandingClock()));
        Assert.Equal([0, 1, 2, 3, 4], shown.Select(progress => progress.Done));
        Assert.All(shown.Skip(1), progress => Assert.NotNull(progress.Ended));
    }

    private sealed class StandingClock : TimeProvider
    {
        public override long GetTimestamp() => 0;
    }

    private static byte[] Bytes(StudyResults results) => File.ReadAllBytes(Path.Combine(results.Folder, "summary.csv"));

    private void Spoil(string model)
    {
        var folder = _world["data", "models", model, "x"][..^2];
        using var classifier = ModelFolder.Load(folder, 2);
        foreach (var (name, parameter) in classifier.named_parameters())
        {
            if (name.EndsWith("LayerNorm.weight", StringComparison.Ordinal)) { parameter.data<float>().CopyFrom([.. Enumerable.Repeat(float.MaxValue, 16)]); }
        }
        ModelFolder.Save(classifier, folder, ["no", "yes"]);
    }
}
