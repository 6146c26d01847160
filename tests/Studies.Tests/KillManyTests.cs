namespace LayerFreezing.Tests;

/// <summary>The same of four workers, and of two processes on one store that are killed together.</summary>
public sealed class KillManyTests(WholeStudy whole) : IClassFixture<WholeStudy>, IDisposable
{
    private readonly TemporaryFolder _results = new();

    public void Dispose() => _results.Dispose();

    [Theory]
    [InlineData(4, 1)]
    [InlineData(1, 2)]
    public Task Five_kills_change_nothing(int workers, int processes) => Kill(workers, processes, times: 5);

    [Theory]
    [InlineData(4, 1)]
    [InlineData(1, 2)]
    [Trait("Category", "All")]
    public Task A_hundred_kills_change_nothing(int workers, int processes) => Kill(workers, processes, times: 100);

    private Task Kill(int workers, int processes, int times) => Kills.ChangeNothing(
        whole, new KilledStudy(whole.World, "forty", _results.Path) { Workers = workers, Processes = processes }, _results.Path, times);
}
