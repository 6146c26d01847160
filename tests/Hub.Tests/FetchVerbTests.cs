using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

/// <summary>kit fetch, and the verbs that fetch what they are told by name.</summary>
public sealed class FetchVerbTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Two_processes_that_ask_at_once_fetch_once()
    {
        await using var hub = await PretendedHub.Start();
        var calls = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Run(hub.Server.Address, "fetch", "model", PretendedHub.Id)));
        foreach (var call in calls)
        {
            var folder = call.Ended(0).Output.Trim();
            Assert.Equal(PretendedHub.Large, File.ReadAllBytes(Path.Combine(folder, "model.safetensors")));
        }
        Assert.Single(hub.Store.Requests);
    }

    [Fact]
    public async Task A_verb_that_needs_a_model_fetches_it_by_its_name()
    {
        await using var hub = await PretendedHub.Start();
        for (var time = 0; time < 2; time++)
        {
            using var process = Start(hub.Server.Address, "tokenize", "--model", PretendedHub.Id);
            var call = (await KitCall.Finish(process, """{"text": "word"}""" + "\n")).Ended(0);
            Assert.Equal("[2,1,3]", JsonNode.Parse(call.Output)!["input_ids"]!.ToJsonString());
        }
        Assert.Single(hub.Store.Requests);
    }

    [Theory]
    [InlineData("train --model bert-tiny --task micro-CoLA --tune head")]
    [InlineData("evaluate --model bert-tiny --task micro-CoLA")]
    [InlineData("predict --model bert-tiny")]
    [InlineData("tokenize --model bert-tiny")]
    [InlineData("fetch model bert-tiny")]
    public async Task Offline_every_verb_says_which_file_from_where_and_how_to_bring_it(string verb)
    {
        using var process = KitCall.Start("dotnet", [KitCall.Program, .. verb.Split(' ')], Shared.Root, new Dictionary<string, string>
        {
            ["HF_HUB_OFFLINE"] = "1",
            ["HF_HUB_CACHE"] = _folder.Path,
            ["KIT_SHARED"] = _folder["none"],
        });
        var call = (await KitCall.Finish(process)).Ended(1);
        Assert.Contains("bring config.json, model.safetensors and vocab.txt from https://huggingface.co/google/bert_uncased_L-2_H-128_A-2 to data/models/bert-tiny", call.Error, StringComparison.Ordinal);
        Assert.Single(call.Error.TrimEnd().Split('\n'));
        Assert.Empty(call.Output);
    }

    [Fact]
    public async Task Files_at_hand_are_brought_and_the_status_says_what_they_are()
    {
        var from = Shared.Path("glue");
        var to = _folder["glue"];
        var call = (await KitCall.Run("fetch", "glue", "QNLI", "RTE", "--from", from, "--to", to)).Ended(0);
        Assert.Contains("QNLI/train_subset.tsv: subset, 10475 rows", call.Output, StringComparison.Ordinal);
        Assert.Contains("RTE/train.tsv: official, 2490 rows", call.Output, StringComparison.Ordinal);
        using var process = KitCall.Start("dotnet", [KitCall.Program, "fetch", "status", "--json"], Shared.Root, new Dictionary<string, string> { ["KIT_SHARED"] = _folder.Path, ["HF_HUB_CACHE"] = _folder["none"] });
        var status = (await KitCall.Finish(process)).Ended(0).Output.TrimEnd().Split('\n').Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Contains(status, line => (string?)line["model"] == "bert-base-uncased" && (int)line["layers"]! == 12 && (string?)line["licence"] == "Apache-2.0");
        Assert.Equal("subset", (string?)status.Single(line => (string?)line["path"] == Path.Combine(to, "QNLI", "train_subset.tsv"))["status"]);
        Assert.Equal("official", (string?)status.Single(line => (string?)line["path"] == Path.Combine(to, "RTE", "dev.tsv"))["status"]);
    }

    [Fact]
    public async Task A_folder_without_the_tasks_files_is_a_sentence()
    {
        var call = (await KitCall.Run("fetch", "glue", "RTE", "--from", _folder.Path, "--to", _folder["glue"])).Ended(1);
        Assert.Contains($"{_folder.Path} has no file of RTE", call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MRPCs_terms_are_shown_and_must_be_accepted()
    {
        var call = (await KitCall.Run("fetch", "glue", "MRPC", "--to", _folder["glue"])).Ended(1);
        Assert.Contains("non-commercial purposes only", call.Error, StringComparison.Ordinal);
        Assert.Contains("--accept", call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_amid_a_fetch_ends_with_130_and_the_next_call_goes_on_where_it_was()
    {
        var isUnderWay = new TaskCompletionSource();
        await using (var slow = await PretendedHub.Start(store: async context =>
        {
            PretendedHub.StartBytes(context, PretendedHub.Large.Length, PretendedHub.From(context));
            await context.Response.Body.WriteAsync(PretendedHub.Large.AsMemory(0, 50_000));
            await context.Response.Body.FlushAsync();
            isUnderWay.TrySetResult();
            await Task.WhenAny(Task.Delay(Timeout.Infinite, context.RequestAborted));
            return true;
        }))
        {
            using var process = Start(slow.Server.Address, "fetch", "model", PretendedHub.Id);
            await isUnderWay.Task.WaitAsync(TimeSpan.FromMinutes(1));
            var blobs = _folder["cache", "models--someone--small-model", "blobs"];
            while (!Directory.GetFiles(blobs, "*.incomplete").Any(file => new FileInfo(file).Length >= 50_000)) { await Task.Delay(5); }
            await KitCall.Interrupt(process);
            var ended = (await KitCall.Finish(process)).Ended(130);
            Assert.Equal("kit: interrupted.", ended.Error.Trim());
            Assert.Empty(ended.Output);
        }
        await using var hub = await PretendedHub.Start();
        var folder = (await Run(hub.Server.Address, "fetch", "model", PretendedHub.Id)).Ended(0).Output.Trim();
        Assert.Equal(PretendedHub.Large, File.ReadAllBytes(Path.Combine(folder, "model.safetensors")));
        Assert.Contains("bytes=50000-", Assert.Single(hub.Store.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_of_the_archive_that_is_none_is_a_sentence()
    {
        var variables = new Dictionary<string, string> { ["KIT_GLUE_ARCHIVE"] = "mirror", ["HF_HUB_OFFLINE"] = "0" };
        using var process = KitCall.Start("dotnet", [KitCall.Program, "fetch", "glue", "RTE", "--to", _folder["glue"]], Shared.Root, variables);
        Assert.Contains("KIT_GLUE_ARCHIVE is 'mirror', which is no address", (await KitCall.Finish(process)).Ended(1).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bert-base-cased", "or say OWNER/bert-base-cased as the Hugging Face hub does")]
    [InlineData("", "No model : it is neither a folder")]
    public async Task A_model_by_a_name_that_nobody_knows_is_told_how_it_may_be_fetched(string name, string said)
    {
        var call = (await KitCall.Run("tokenize", "--model", name)).Ended(1);
        Assert.Contains(said, call.Error, StringComparison.Ordinal);
        Assert.Single(call.Error.TrimEnd().Split('\n'));
    }

    private Task<KitCall> Run(Uri endpoint, params string[] arguments) => KitCall.Finish(Start(endpoint, arguments));

    private System.Diagnostics.Process Start(Uri endpoint, params string[] arguments) =>
        KitCall.Start("dotnet", [KitCall.Program, .. arguments], Shared.Root, new Dictionary<string, string> { ["HF_ENDPOINT"] = endpoint.AbsoluteUri, ["HF_HUB_CACHE"] = _folder["cache"], ["HF_HUB_OFFLINE"] = "0" });
}
