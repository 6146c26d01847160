namespace LayerFreezing.Tests;

/// <summary>Fetching GLUE from an archive, as it is and as it never should be.</summary>
public sealed class GlueFetchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Waits _waits = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Genuine_files_come_out_of_the_archive_as_they_are()
    {
        await using var server = await PretendedArchive.Start(new Dictionary<string, byte[]> { ["/glue/data/CoLA.zip"] = PretendedArchive.Genuine(GlueTask.CoLA) });
        var states = await Archive(server).Fetch(GlueTask.CoLA, _folder.Path);
        Assert.Equal(["dev.tsv", "test.tsv", "train.tsv"], states.Select(state => state.Name));
        Assert.All(states, state => Assert.Equal(GlueFileStatus.Official, state.Status));
        Assert.Equal(File.ReadAllBytes(Shared.Path("glue", "CoLA", "train.tsv")), File.ReadAllBytes(_folder["CoLA", "train.tsv"]));
        Assert.Equal(8551, GlueData.Load(GlueTask.CoLA, GlueSplit.Train, _folder.Path).Examples.Count);
        Assert.Equal(["CoLA.lock"], Directory.GetFileSystemEntries(_folder[".fetch"]).Select(Path.GetFileName));
    }

    [Fact]
    public async Task An_archive_that_is_cut_off_goes_on_where_it_was()
    {
        var zip = PretendedArchive.Genuine(GlueTask.RTE);
        await using var server = await PretendedArchive.Start(new Dictionary<string, byte[]> { ["/glue/data/RTE.zip"] = zip }, async context =>
        {
            if (PretendedHub.From(context) > 0) { return false; }
            PretendedHub.StartBytes(context, zip.Length, 0);
            await context.Response.Body.WriteAsync(zip.AsMemory(0, zip.Length / 3));
            return true;
        });
        Assert.All(await Archive(server).Fetch(GlueTask.RTE, _folder.Path), state => Assert.Equal(GlueFileStatus.Official, state.Status));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task MRPC_is_fetched_only_when_its_terms_are_accepted()
    {
        await using var server = await PretendedArchive.Start(new Dictionary<string, byte[]>());
        foreach (var accept in new Func<string, bool>?[] { null, _ => false })
        {
            var failure = await Assert.ThrowsAsync<KitException>(() => Archive(server).Fetch(GlueTask.MRPC, _folder.Path, accept));
            Assert.Contains("non-commercial purposes only", failure.Message, StringComparison.Ordinal);
        }
        Assert.Empty(server.Requests);
        var lacking = await Assert.ThrowsAsync<KitException>(() => Archive(server).Fetch(GlueTask.MRPC, _folder.Path, terms => terms.Contains("Microsoft", StringComparison.Ordinal)));
        Assert.Contains("/senteval/senteval_data/msr_paraphrase_train.txt", lacking.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MRPCs_sources_with_another_hash_are_refused()
    {
        var files = new Dictionary<string, byte[]> { ["/senteval/senteval_data/msr_paraphrase_train.txt"] = "Quality\t#1 ID\t#2 ID\t#1 String\t#2 String\n"u8.ToArray() };
        await using var server = await PretendedArchive.Start(files);
        var failure = await Assert.ThrowsAsync<KitException>(() => Archive(server).Fetch(GlueTask.MRPC, _folder.Path, _ => true));
        Assert.Contains("its hash is another", failure.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "MRPC")));
    }

    [Theory]
    [InlineData("../evil.tsv", "leaves its folder")]
    [InlineData("WNLI/../../evil.tsv", "leaves its folder")]
    [InlineData("/etc/evil.tsv", "leaves its folder")]
    [InlineData("..\\evil.tsv", "leaves its folder")]
    [InlineData("C:/evil.tsv", "leaves its folder")]
    [InlineData("WNLI/train.tsv@", "is a link")]
    public async Task An_entry_that_leaves_the_folder_or_is_a_link_is_refused(string entry, string reason)
    {
        var sentence = await Refused(PretendedArchive.Zip(("WNLI/dev.tsv", "index\n"u8.ToArray()), (entry, "/etc/passwd"u8.ToArray())));
        Assert.Contains(reason, sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_zip_bomb_is_refused_before_it_has_filled_the_disk()
    {
        var sentence = await Refused(PretendedArchive.Zip(("WNLI/train.tsv", new byte[30_000_000])));
        Assert.Contains("unpacks to more than the 650240 bytes", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_without_the_tasks_files_is_refused() =>
        Assert.Contains("has no WNLI/train.tsv", await Refused(PretendedArchive.Zip(("WNLI/readme.txt", [65]))), StringComparison.Ordinal);

    [Fact]
    public async Task An_archive_with_other_rows_is_refused()
    {
        var few = "index\tsentence1\tsentence2\tlabel\n0\ta\tb\t1\n"u8.ToArray();
        var sentence = await Refused(PretendedArchive.Zip(("WNLI/train.tsv", few), ("WNLI/dev.tsv", few)));
        Assert.Contains("another WNLI/train.tsv than GLUE's: 1 rows, the official one has 635 rows", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_in_place_of_the_archive_is_refused() =>
        Assert.Contains("is no archive", await Refused("<html>Please sign in.</html>"u8.ToArray()), StringComparison.Ordinal);

    [Fact]
    public async Task A_damaged_archive_is_refused_and_fetched_anew_the_next_time()
    {
        var zip = PretendedArchive.Genuine(GlueTask.WNLI);
        var damaged = zip.ToArray();
        damaged.AsSpan(200, 2000).Clear();
        await Refused(damaged);
        await using var server = await PretendedArchive.Start(new Dictionary<string, byte[]> { ["/glue/data/WNLI.zip"] = zip });
        Assert.All(await Archive(server).Fetch(GlueTask.WNLI, _folder.Path), state => Assert.Equal(GlueFileStatus.Official, state.Status));
    }

    [Fact]
    public async Task A_full_disk_ends_in_a_sentence_and_no_file()
    {
        var zip = PretendedArchive.Genuine(GlueTask.RTE);
        using var disk = new SmallDisk(kilobytes: 600);
        await using var server = await PretendedArchive.Start(new Dictionary<string, byte[]> { ["/glue/data/RTE.zip"] = zip });
        var failure = await Assert.ThrowsAsync<KitException>(() => Archive(server).Fetch(GlueTask.RTE, disk.Path));
        Assert.Contains("free some space", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["RTE.lock"], Directory.GetFiles(disk.Path, "*", SearchOption.AllDirectories).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Without_network_the_sentence_says_what_to_bring_and_from_where()
    {
        var offline = await Assert.ThrowsAsync<KitException>(() => new GlueArchive(isOffline: true).Fetch(GlueTask.MNLI, _folder.Path));
        Assert.Equal("HF_HUB_OFFLINE forbids to fetch MNLI: unset it, or bring https://dl.fbaipublicfiles.com/glue/data/MNLI.zip from a machine with network and call ./kit fetch glue MNLI --from FOLDER.", offline.Message);
        var nowhere = await Nowhere();
        var unreached = await Assert.ThrowsAsync<KitException>(() => new GlueArchive(nowhere, new FetchPatience { Clock = _waits }, isOffline: false).Fetch(GlueTask.RTE, _folder.Path));
        Assert.Contains("127.0.0.1 can't be reached", unreached.Message, StringComparison.Ordinal);
        Assert.Contains("RTE.zip from a machine with network and call ./kit fetch glue RTE --from FOLDER", unreached.Message, StringComparison.Ordinal);
    }

    private static async Task<Uri> Nowhere()
    {
        await using var server = await PretendedArchive.Start(new Dictionary<string, byte[]>());
        return server.Address;
    }

    private GlueArchive Archive(PretendedServer server) => new(server.Address, new FetchPatience { Clock = _waits }, isOffline: false);

    /// <summary>The one sentence for an archive that is refused, and of which nothing is left.</summary>
    private async Task<string> Refused(byte[] zip)
    {
        await using var server = await PretendedArchive.Start(new Dictionary<string, byte[]> { ["/glue/data/WNLI.zip"] = zip });
        var root = _folder["glue"];
        var failure = await Assert.ThrowsAsync<KitException>(() => Archive(server).Fetch(GlueTask.WNLI, root));
        Assert.DoesNotContain('\n', failure.Message);
        Assert.Equal(["WNLI.lock"], Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Select(Path.GetFileName));
        Assert.False(Directory.Exists(Path.Combine(root, "WNLI")));
        return failure.Message;
    }
}
