using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

/// <summary>A run's name says all that determines it, and nothing else.</summary>
public sealed class RunIdentityTests : IDisposable
{
    private readonly TinyWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_record_has_the_name_that_its_run_was_planned_under()
    {
        var results = await _world.Run(_world.Write(TinyWorld.Four()));
        Assert.All(results.Records, record => Assert.Equal(record.Id, RunIdentity.Of(record)));
        Assert.Equal(4, results.Records.Select(record => record.Id).Distinct().Count());
        Assert.All(results.Runs, run => Assert.Equal(run.Cell.Id, RunIdentity.Of(RunRecord.FromJson(run.Record!.ToJson()))));
    }

    [Fact]
    public async Task Everything_that_determines_a_run_changes_its_name()
    {
        var record = (await _world.Run(_world.Write(TinyWorld.Four()))).Records.First();
        var names = new HashSet<string> { record.Id! };
        foreach (var option in TrainingOptions.Fields)
        {
            var options = (JsonObject)record.Options.DeepClone();
            options[option] = options[option]?.ToJsonString() == "7" ? 8 : 7;
            Add(record with { Options = options }, option);
        }
        Add(record with { Model = record.Model with { Sha256 = "0" } }, "weights");
        Add(record with { Model = record.Model with { ConfigSha256 = "0" } }, "settings");
        Add(record with { Data = record.Data with { TrainSha256 = "0" } }, "training file");
        Add(record with { Data = record.Data with { DevSha256 = "0" } }, "dev file");
        Add(record with { Data = record.Data with { MismatchedSha256 = "0" } }, "mismatched file");
        Add(record with { Data = record.Data with { TrainRows = 1 } }, "training rows");
        Add(record with { Data = record.Data with { DevRows = 1 } }, "dev rows");
        Add(record with { Data = record.Data with { Tokenizer = "0" } }, "tokeniser");
        Add(record with { Task = "other" }, "task");
        Add(record with { Plan = FreezePlan.Top(2) }, "plan");
        Add(record with { Device = "cuda:1" }, "device");

        void Add(RunRecord changed, string what) => Assert.True(names.Add(RunIdentity.Of(changed)), $"{what} doesn't change the name");
    }

    [Fact]
    public async Task Machine_paths_workers_and_the_number_of_a_gpu_do_not()
    {
        var record = (await _world.Run(_world.Write(TinyWorld.Four()))).Records.First();
        Assert.Equal(record.Id, RunIdentity.Of(record with
        {
            Machine = record.Machine with { Processor = "other", Cores = 99 },
            Origin = new("other", "/elsewhere", "/else", 12),
            Model = record.Model with { Name = "renamed" },
            Seconds = new Dictionary<string, double>(),
        }));
        Assert.Equal(RunIdentity.Of(record with { Device = "cuda:0" }), RunIdentity.Of(record with { Device = "cuda:3" }));
    }

    [Fact]
    public async Task A_record_says_paths_from_the_kit_s_folder_and_none_of_the_machine()
    {
        var record = (await _world.Run(_world.Write(TinyWorld.Four()))).Records.First();
        Assert.Equal(new RunOrigin("four", "data/models/tiny", "data/glue", 1), record.Origin);
        Assert.DoesNotContain(_world.Root, record.ToJson(), StringComparison.Ordinal);
    }
}
