using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

/// <summary>A search for learning rates comes before the grid, which takes what it chose.</summary>
public sealed class StudySearchTests : IDisposable
{
    private readonly TinyWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_search_chooses_the_best_mean_and_every_depth_takes_it()
    {
        var json = TinyWorld.Four();
        json["search"] = JsonNode.Parse("""{"rates": [1e-6, 1e-2], "seeds": [1, 2]}""");
        ((JsonObject)json["set"]!).Remove("LearningRate");
        var results = await _world.Run(_world.Write(json));
        var choice = Assert.Single(results.Choices!.All);
        Assert.Equal(2, choice.Scores.Count);
        Assert.Equal(choice.Scores.OrderByDescending(score => score.Score.Mean).ThenBy(score => score.Rate).First().Rate, choice.Rate);
        Assert.Equal(choice.Scores.Max(score => score.Score.Mean) - choice.Scores.Min(score => score.Score.Mean), choice.Margin);
        Assert.All(results.Records, record => Assert.Equal(choice.Rate, record.Options["LearningRate"]!.GetValue<double>()));
        var kept = JsonNode.Parse(File.ReadAllText(Path.Combine(results.Folder, "search.json")))!["choices"]![0]!;
        Assert.Equal((choice.Rate, choice.Margin), (kept["rate"]!.GetValue<double>(), kept["margin"]!.GetValue<double?>()));
        // The search's runs at the chosen rate are the grid's of the plan all: none is done twice.
        Assert.Equal(4 + 2, Directory.GetFiles(Path.Combine(results.Folder, "runs")).Length);
        Assert.Equal(2 + 1, File.ReadAllLines(Path.Combine(results.Folder, "search.csv")).Length);
    }

    [Fact]
    public async Task A_search_on_each_depth_gives_each_its_own_rate()
    {
        var json = TinyWorld.Four();
        json["search"] = JsonNode.Parse("""{"rates": [1e-6, 1e-2], "seeds": [1, 2], "on": "each_depth"}""");
        var results = await _world.Run(_world.Write(json));
        Assert.Equal(["all", "head"], results.Choices!.All.Select(choice => choice.Plan.ToString()));
        Assert.All(results.Runs.Where(run => run.Cell.Stage == CellStage.Grid), run =>
            Assert.Equal(results.Choices.All.Single(choice => choice.Plan == run.Cell.Plan).Rate, run.Cell.Rate));
        Assert.Equal(8, Directory.GetFiles(Path.Combine(results.Folder, "runs")).Length);
    }
}
