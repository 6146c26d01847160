using Microsoft.Data.Analysis;

namespace LayerFreezing.Tests;

/// <summary>A study's results in a notebook: by name, as a table, as a card.</summary>
public sealed class StudyTableTests : IDisposable
{
    private readonly TinyWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Results_are_loaded_by_the_study_s_name_and_are_a_table_of_runs()
    {
        await _world.Run(_world.Write(TinyWorld.Four()));
        var results = StudyResults.Load("four", _world.Folders);
        var runs = results.ToDataFrame();
        Assert.Equal(["all", "all", "head", "head"], runs["plan"].Cast<string>());
        Assert.Equal([1, 2, 1, 2], runs["seed"].Cast<int>());
        Assert.Equal(results.Records.Select(record => record.Score!.Value), runs["score"].Cast<double>());
        Assert.All(runs["seconds"].Cast<double>(), seconds => Assert.True(seconds > 0));
        // Idiomatic work on it: a filter and a group.
        var whole = runs.Filter(runs["plan"].ElementwiseEquals("all"));
        Assert.Equal(whole["score"].Mean(), Means.Of(runs)["mean"].Cast<double>().First(), 1e-9);
        Assert.Equal(results.Summary.Select(row => row.Score.Mean!.Value), runs.GroupBy("plan").Mean("score")["score"].Cast<double>(), (one, other) => Math.Abs(one - other) < 1e-9);
    }

    [Fact]
    public async Task A_study_is_a_card_of_what_it_runs_and_how_far_it_is()
    {
        var results = await _world.Run(_world.Write(TinyWorld.Four()));
        var html = new StudyResultsView().Html(results).ToString();
        foreach (var part in new[] { "Study four", "tiny", "CoLA", "official", "head, all", "1, 2", "4 of 4 done", "of computing" })
        {
            Assert.Contains(part, html, StringComparison.Ordinal);
        }
        var lines = new StudyResultsView().Text(results).Split('\n');
        Assert.StartsWith("Study four", lines[0], StringComparison.Ordinal);
        Assert.Contains("runs            4 of 4 done", lines);
        Assert.DoesNotContain("<", string.Join('\n', lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Results_that_are_not_there_are_one_sentence()
    {
        _world.FileOf(TinyWorld.Four());
        Assert.Contains("has no results yet", Assert.Throws<KitException>(() => StudyResults.Load("four", _world.Folders)).Message, StringComparison.Ordinal);
        Assert.Contains("no study nonsense", Assert.Throws<KitException>(() => StudyResults.Load("nonsense", _world.Folders)).Message, StringComparison.Ordinal);
    }
}
