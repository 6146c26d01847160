namespace LayerFreezing.Tests;

/// <summary>A study of two long runs that is killed while one trains goes on inside it, to the same bits.</summary>
public sealed class KillInsideTests : IDisposable
{
    private readonly TinyWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Five_kills_inside_a_run_change_nothing(bool isAskedTo) => Kill(isAskedTo, times: 5);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("Category", "All")]
    public Task A_hundred_kills_inside_a_run_change_nothing(bool isAskedTo) => Kill(isAskedTo, times: 100);

    /// <summary>Kills after the run under way has kept its state; asks it to end when it has been seen to train.</summary>
    private async Task Kill(bool isAskedTo, int times)
    {
        var (whole, killed) = (_world["whole"], _world["killed"]);
        // Steps enough that the last start finds some left to do.
        _world.FileOf(TinyWorld.Long("long", epochs: 15 * times));
        await _world.Run(Study.Find("long", _world.Folders), whole);
        var study = new KilledStudy(_world, "long", killed) { IsAskedTo = isAskedTo, KeepEvery = isAskedTo ? "1000" : "0.05" };
        var random = new SplitMixRandom(20191108, isAskedTo ? 1ul : 0);
        var sign = isAskedTo ? ("locks", "*.note") : ("checkpoints", "*.checkpoint");
        for (var time = 0; time < times; time++) { await study.StartAndEnd(time, sign, TimeSpan.FromMilliseconds(random.Next(100))); }
        await study.Finish();
        Assert.Equal(File.ReadAllText(Path.Combine(whole, "summary.csv")), File.ReadAllText(Path.Combine(killed, "summary.csv")));
        Assert.Empty(Directory.GetFiles(killed, "*.tmp", SearchOption.AllDirectories));
        Assert.False(Directory.Exists(Path.Combine(killed, "checkpoints")), "kept states stayed");
        var resumed = new RunStore(killed).All().Sum(record => record.ResumedAt.Count);
        Assert.True(resumed >= times / 2, $"of {times} kills {resumed} were inside a run");
    }
}
