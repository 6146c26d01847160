namespace LayerFreezing.Tests;

/// <summary>A study that is killed, or asked to end, at random moments and started again ends as if nothing had happened.</summary>
public sealed class KillTests(WholeStudy whole) : IClassFixture<WholeStudy>, IDisposable
{
    private readonly TemporaryFolder _results = new();

    public void Dispose() => _results.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Five_kills_change_nothing(bool isAskedTo) => Kill(isAskedTo, times: 5);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("Category", "All")]
    public Task A_hundred_kills_change_nothing(bool isAskedTo) => Kill(isAskedTo, times: 100);

    private Task Kill(bool isAskedTo, int times) =>
        Kills.ChangeNothing(whole, new KilledStudy(whole.World, "forty", _results.Path) { IsAskedTo = isAskedTo }, _results.Path, times);
}
