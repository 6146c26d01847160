using System.Diagnostics;

namespace LayerFreezing.Tests;

/// <summary>What becomes of a run when its worker process dies, and of a study whose workers can't work.</summary>
public sealed class WorkerTests : IDisposable
{
    private readonly TinyWorld _world = new();

    public WorkerTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "the workers are started by scripts of bash");

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_worker_that_is_killed_is_replaced_and_its_run_goes_on_where_it_was()
    {
        var study = _world.Write(TinyWorld.Long(epochs: 30));
        var whole = await _world.Run(study, _world["whole"]);
        var pid = _world["pid"];
        var isKilled = false;
        var progress = new Collected
        {
            Then = told =>
            {
                if (isKilled || !told.Running.Any(run => run.Progress is { Step: > 20 })) { return; }
                isKilled = true;
                using var worker = Process.GetProcessById(int.Parse(File.ReadAllText(pid), System.Globalization.CultureInfo.InvariantCulture));
                worker.Kill();
            },
        };
        var results = await Run(study, $"echo $$ > '{pid}'; exec dotnet '{KitCall.Program}' study worker --results '{_world["killed"]}'", _world["killed"], progress);
        Assert.True(isKilled, "the worker wasn't seen at work");
        Assert.Contains(progress.Values, told => told.Said?.Contains("is tried again: the worker was ended by signal 9", StringComparison.Ordinal) == true);
        Assert.Contains(results.Records, record => record.ResumedAt.Count > 0);
        Assert.Equal(File.ReadAllText(Path.Combine(whole.Folder, "summary.csv")), File.ReadAllText(Path.Combine(results.Folder, "summary.csv")));
    }

    [Fact]
    public async Task A_run_whose_worker_is_killed_twice_has_failed_and_the_next_start_does_it()
    {
        var study = _world.Write(TinyWorld.Four());
        var progress = new Collected();
        var results = await Run(study, "echo '{}'; read order; kill -9 $$", _world["results", "four"], progress);
        Assert.Equal(4, results.Failures.Count());
        Assert.Equal(4, progress.Values.Count(told => told.Said?.Contains("is tried again", StringComparison.Ordinal) == true));
        Assert.All(results.Failures, failure => Assert.Contains("ended by signal 9", failure.Record.Reason, StringComparison.Ordinal));
        Assert.True((await _world.Run(study)).IsComplete);
    }

    [Fact]
    public async Task A_run_that_fails_by_itself_is_not_tried_again_and_keeps_the_reason()
    {
        var progress = new Collected();
        var results = await Run(_world.Write(TinyWorld.Four()), "echo '{}'; read order; echo 'out of ideas' >&2; exit 3", _world["results", "four"], progress);
        Assert.Equal(4, results.Failures.Count());
        Assert.DoesNotContain(progress.Values, told => told.Said is not null);
        Assert.All(results.Failures, failure => Assert.Equal("the worker ended with code 3: out of ideas", failure.Record.Reason));
    }

    [Fact]
    public async Task A_worker_that_can_not_start_ends_the_study_with_one_sentence()
    {
        var failure = await Assert.ThrowsAsync<KitException>(() => Run(_world.Write(TinyWorld.Four()), "echo 'no such model' >&2; exit 1", _world["results", "four"]));
        Assert.Contains("no such model", failure.Message, StringComparison.Ordinal);
    }

    private Task<StudyResults> Run(Study study, string worker, string results, IProgress<StudyProgress>? progress = null) =>
        new StudyRunner(study, new StudyRunnerOptions
        {
            Folders = _world.Folders,
            Results = results,
            Workers = 1,
            KeepEvery = TimeSpan.FromMilliseconds(20),
            StartWorker = _ => new ProcessStartInfo("bash", ["-c", worker]),
        }).Run(progress);
}
