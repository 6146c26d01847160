using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

/// <summary>Records are whole or not there, are claimed by one at a time, and damage is found.</summary>
public sealed class RunStoreTests : IDisposable
{
    private readonly TinyWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_record_cut_at_any_length_is_found_and_set_aside()
    {
        var (store, id) = await OneRecord();
        var whole = File.ReadAllBytes(store.FileOf(id));
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(store.FileOf(id), whole[..length]);
            Assert.True(store.Look(id) is { Record: null, Damage: not null }, $"a record cut to {length} of {whole.Length} bytes counts as whole");
            using var claim = store.Claim(id);
            Assert.Contains("set-aside", claim!.SetAside, StringComparison.Ordinal);
            Assert.Equal(default, store.Look(id));
        }
    }

    [Fact]
    [Trait("Category", "All")]
    public async Task A_record_cut_at_any_length_is_done_again_to_the_same_bits()
    {
        var json = TinyWorld.Four();
        json["depths"] = new JsonArray("head");
        json["seeds"] = new JsonArray(1);
        json["set"]!["Epochs"] = 1;
        var study = _world.Write(json);
        var results = await _world.Run(study);
        var (file, summary) = (new RunStore(results.Folder).FileOf(results.Runs[0].Cell.Id), File.ReadAllBytes(Path.Combine(results.Folder, "summary.csv")));
        var whole = File.ReadAllBytes(file);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(file, whole[..length]);
            var again = await _world.Run(study);
            Assert.True(again.Runs[0].Record?.Score == results.Runs[0].Record!.Score, $"cut to {length} of {whole.Length} bytes the run came out otherwise");
            Assert.Equal(summary, File.ReadAllBytes(Path.Combine(results.Folder, "summary.csv")));
        }
        Assert.Equal(whole.Length, Directory.GetFiles(Path.Combine(results.Folder, "set-aside")).Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(500)]
    [InlineData(-1)]
    public async Task A_damaged_record_is_kept_beside_and_its_run_done_again_to_the_same_bits(int length)
    {
        var study = _world.Write(TinyWorld.Four());
        var results = await _world.Run(study);
        var (store, summary) = (new RunStore(results.Folder), File.ReadAllBytes(Path.Combine(results.Folder, "summary.csv")));
        var (id, score) = (results.Runs[2].Cell.Id, results.Runs[2].Record!.Score);
        var whole = File.ReadAllBytes(store.FileOf(id));
        File.WriteAllBytes(store.FileOf(id), length < 0 ? whole[..^1] : whole[..length]);
        Assert.Single(store.Damaged());
        var said = new Collected();
        var again = await _world.Run(study, progress: said);
        Assert.Equal(score, again.Runs[2].Record!.Score);
        Assert.Contains(said.Values, progress => progress.Said?.Contains(id, StringComparison.Ordinal) == true);
        Assert.Single(said.Values, progress => progress.Ended is not null);
        Assert.Equal(summary, File.ReadAllBytes(Path.Combine(results.Folder, "summary.csv")));
        Assert.Single(Directory.GetFiles(Path.Combine(results.Folder, "set-aside")));
    }

    [Fact]
    public async Task A_record_that_stands_under_another_name_or_was_changed_by_hand_counts_as_damaged()
    {
        var (store, id) = await OneRecord();
        var text = File.ReadAllText(store.FileOf(id));
        File.WriteAllText(store.FileOf("0123456789abcdef"), text);
        Assert.Contains($"the record of the run {id}", store.Look("0123456789abcdef").Damage, StringComparison.Ordinal);
        var json = (JsonObject)JsonNode.Parse(text)!;
        json["options"]!["Epochs"] = 3;
        File.WriteAllText(store.FileOf(id), json.ToJsonString());
        Assert.Contains("other options", store.Look(id).Damage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_of_another_format_is_refused_by_name()
    {
        var study = _world.Write(TinyWorld.Four());
        var results = await _world.Run(study);
        var file = new RunStore(results.Folder).FileOf(results.Runs[0].Cell.Id);
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"format\":1,", "\"format\":99,", StringComparison.Ordinal));
        var failure = await Assert.ThrowsAsync<RecordFormatException>(() => _world.Run(study));
        Assert.Contains(file, failure.Message, StringComparison.Ordinal);
        Assert.Contains("format 99", failure.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(file));
    }

    [Fact]
    public void A_run_has_one_owner_until_it_is_given_up()
    {
        var store = new RunStore(_world["results", "x"]);
        using (var mine = store.Claim("0123456789abcdef"))
        {
            Assert.NotNull(mine);
            Assert.Null(store.Claim("0123456789abcdef"));
            mine.Tell(new TrainingProgress(3, 10, 1, 2, 0.5, 1e-4, 100, TimeSpan.FromSeconds(7), "training"));
            var owner = store.OwnerOf("0123456789abcdef")!;
            Assert.Equal((Environment.ProcessId, 3, 10, 0.5, 7.0), (owner.Process, owner.Step, owner.Steps, owner.Loss, owner.SecondsLeft));
            using var other = store.Claim("fedcba9876543210");
            Assert.NotNull(other);
        }
        Assert.Null(store.OwnerOf("0123456789abcdef"));
        using var again = store.Claim("0123456789abcdef");
        Assert.NotNull(again);
    }

    [Fact]
    public async Task A_claim_removes_what_a_dead_owner_left_and_nobody_elses()
    {
        var (store, id) = await OneRecord();
        var (mine, others) = ($"{store.FileOf(id)}.1234.tmp", $"{store.FileOf("fedcba9876543210")}.1234.tmp");
        File.WriteAllText(mine, "half");
        File.WriteAllText(others, "half");
        using var claim = store.Claim(id);
        Assert.False(File.Exists(mine));
        Assert.True(File.Exists(others));
    }

    [Fact]
    public async Task A_full_disk_ends_the_study_with_one_sentence_and_room_lets_it_go_on()
    {
        using var disk = new SmallDisk(kilobytes: 48);
        var study = _world.Write(TinyWorld.Four());
        var folder = Path.Combine(disk.Path, "results");
        var stone = Path.Combine(disk.Path, "stone");
        Fill(stone, leave: 16 * 1024);
        var failure = await Assert.ThrowsAsync<StoreException>(() => _world.Run(study, folder));
        Assert.Contains("can't be written", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
        Assert.Empty(Directory.GetFiles(folder, "*.tmp", SearchOption.AllDirectories));
        File.Delete(stone);
        var results = await _world.Run(study, folder);
        Assert.True(results.IsComplete);
        Assert.Equal(File.ReadAllText(Path.Combine((await _world.Run(study)).Folder, "summary.csv")), File.ReadAllText(Path.Combine(folder, "summary.csv")));
    }

    private static void Fill(string file, int leave)
    {
        using var stream = new FileStream(file, FileMode.Create);
        var room = new DriveInfo(Path.GetDirectoryName(file)!).AvailableFreeSpace - leave;
        stream.Write(new byte[room]);
    }

    private async Task<(RunStore Store, string Id)> OneRecord()
    {
        var results = await _world.Run(_world.Write(TinyWorld.Four()));
        return (new RunStore(results.Folder), results.Runs[0].Cell.Id);
    }
}
