using System.Text;

namespace LayerFreezing.Tests;

/// <summary>Files that are at hand: what they are, and how they get into the kit.</summary>
public sealed class GlueImportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_subset_is_called_one_and_every_official_file_official()
    {
        var root = Shared.Path("glue");
        var states = GlueTask.All.SelectMany(task => GlueFileState.In(task, Path.Combine(root, task.Folder))).ToList();
        Assert.Equal(22, states.Count);
        foreach (var state in states)
        {
            var isSubset = Path.GetFileName(state.Path).EndsWith("_subset.tsv", StringComparison.Ordinal);
            Assert.True(state.Status == (isSubset ? GlueFileStatus.Subset : GlueFileStatus.Official), state.ToString());
        }
        Assert.All(states, state => Assert.Contains(GlueFile.All, file => file.Task.Name == state.Task && file.Name == state.Name && file.Rows == state.Rows));
    }

    [Fact]
    public void A_subset_is_known_by_its_content_whatever_its_name()
    {
        File.Copy(Shared.Path("glue", "QNLI", "train_subset.tsv"), _folder["QNLI", "train.tsv"]);
        var state = GlueFileState.Look(GlueTask.QNLI, _folder["QNLI", "train.tsv"]);
        Assert.Equal((GlueFileStatus.Subset, "train_subset.tsv"), (state.Status, state.Name));
        var brought = Assert.Single(GlueImport.Bring(GlueTask.QNLI, _folder.Path, _folder["root"]));
        Assert.Equal(GlueFileStatus.Subset, brought.Status);
        Assert.Equal(["train_subset.tsv"], Directory.GetFiles(_folder["root", "QNLI"]).Select(Path.GetFileName));
    }

    [Fact]
    public void A_file_that_is_neither_is_left_out_with_the_reason()
    {
        File.WriteAllText(_folder["RTE", "train.tsv"], "index\tsentence1\tsentence2\tlabel\n0\ta\tb\tentailment\n");
        var state = Assert.Single(GlueImport.Bring(GlueTask.RTE, _folder.Path, _folder["root"]));
        Assert.Equal("RTE/train.tsv: unknown, 1 rows (the official one has 2490 rows)", state.ToString());
        Assert.False(Directory.Exists(Path.Combine(_folder["root"], "RTE")));
    }

    [Fact]
    public void Right_rows_with_another_content_are_unknown()
    {
        var text = File.ReadAllText(Shared.Path("glue", "RTE", "dev.tsv")).Replace("\tentailment\n", "\tnot_entailment\n", StringComparison.Ordinal);
        File.WriteAllText(_folder["RTE", "dev.tsv"], text);
        Assert.Equal("RTE/dev.tsv: unknown, 277 rows (as many rows as the official one, and another content)", GlueFileState.Look(GlueTask.RTE, _folder["RTE", "dev.tsv"]).ToString());
    }

    [Fact]
    public void A_whole_root_is_brought()
    {
        foreach (var task in GlueTask.All) { GlueImport.Bring(task, Shared.Path("glue"), _folder.Path); }
        foreach (var path in Directory.GetFiles(Shared.Path("glue"), "*.*", SearchOption.AllDirectories).Where(path => !path.EndsWith("README.md", StringComparison.Ordinal)))
        {
            var copy = Path.Combine(_folder.Path, Path.GetRelativePath(Shared.Path("glue"), path));
            Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(copy));
        }
    }

    [Fact]
    public void An_archive_at_hand_is_unpacked_and_stays()
    {
        File.WriteAllBytes(_folder["downloads", "WNLI.zip"], PretendedArchive.Genuine(GlueTask.WNLI));
        var states = GlueImport.Bring(GlueTask.WNLI, _folder["downloads"], _folder["root"]);
        Assert.Equal(["dev.tsv", "train.tsv"], states.Select(state => state.Name));
        Assert.True(File.Exists(_folder["downloads", "WNLI.zip"]));
    }

    [Fact]
    public void MRPC_is_assembled_of_its_sources_to_the_byte()
    {
        var (train, dev) = (Lines("train.tsv"), Lines("dev.tsv"));
        // In what order the two are mixed doesn't matter to what comes out.
        string[] mixed = [train[0], .. train[1..1000], .. dev[1..], .. train[1000..]];
        File.WriteAllText(_folder["sources", "msr_paraphrase_train.txt"], string.Join('\n', mixed) + "\n", new UTF8Encoding(false));
        File.Copy(Shared.Path("glue", "MRPC", "msr_paraphrase_test.txt"), _folder["sources", "msr_paraphrase_test.txt"]);
        File.Copy(Shared.Path("glue", "MRPC", "dev_ids.tsv"), _folder["sources", "mrpc_dev_ids.tsv"]);
        var states = GlueImport.Bring(GlueTask.MRPC, _folder["sources"], _folder["root"]);
        Assert.All(states, state => Assert.Equal(GlueFileStatus.Official, state.Status));
        foreach (var name in new[] { "train.tsv", "dev.tsv" })
        {
            Assert.Equal(File.ReadAllBytes(Shared.Path("glue", "MRPC", name)), File.ReadAllBytes(_folder["root", "MRPC", name]));
        }
        Assert.Equal(1725, GlueData.Load(GlueTask.MRPC, GlueSplit.Test, _folder["root"]).Examples.Count);

        static string[] Lines(string name) => Encoding.UTF8.GetString(File.ReadAllBytes(Shared.Path("glue", "MRPC", name))).TrimEnd('\n').Split('\n');
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named() =>
        Assert.Contains("There is no folder nowhere", Assert.Throws<KitException>(() => GlueImport.Bring(GlueTask.RTE, "nowhere", _folder.Path)).Message, StringComparison.Ordinal);
}
