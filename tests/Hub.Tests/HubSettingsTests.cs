namespace LayerFreezing.Tests;

/// <summary>The variables that the hub's own tools read, and the models known by name.</summary>
public sealed class HubSettingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_cache_is_where_the_hubs_own_tools_have_it()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        Assert.Equal(Path.Combine(home, ".cache", "huggingface", "hub"), Of().Cache);
        Assert.Equal("/x/huggingface/hub", Of(("XDG_CACHE_HOME", "/x")).Cache);
        Assert.Equal("/h/hub", Of(("XDG_CACHE_HOME", "/x"), ("HF_HOME", "/h")).Cache);
        Assert.Equal("/c", Of(("HF_HOME", "/h"), ("HF_HUB_CACHE", "/c")).Cache);
        Assert.Equal(Path.Combine(home, "models"), Of(("HF_HUB_CACHE", "~/models")).Cache);
    }

    [Fact]
    public void The_token_is_a_variable_or_a_file()
    {
        Assert.Null(Of(("HF_HOME", _folder.Path)).Token);
        File.WriteAllText(_folder["token"], "hf_kept\n");
        Assert.Equal("hf_kept", Of(("HF_HOME", _folder.Path)).Token);
        Assert.Equal("hf_said", Of(("HF_HOME", _folder.Path), ("HF_TOKEN", "hf_said")).Token);
        Assert.Null(Of(("HF_HOME", _folder.Path), ("HF_HUB_DISABLE_IMPLICIT_TOKEN", "1")).Token);
        Assert.DoesNotContain("hf_said", Of(("HF_TOKEN", "hf_said")).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_endpoint_may_be_a_mirror_and_must_be_an_address()
    {
        Assert.Equal("https://huggingface.co/", Of().Endpoint.AbsoluteUri);
        Assert.Equal("https://mirror.example/hub", Of(("HF_ENDPOINT", "https://mirror.example/hub/")).Endpoint.AbsoluteUri);
        Assert.Contains("HF_ENDPOINT", Assert.Throws<KitException>(() => Of(("HF_ENDPOINT", "mirror"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", true), InlineData("true", true), InlineData("ON", true), InlineData("0", false), InlineData("", false)]
    public void Offline_is_what_the_variable_says(string value, bool offline) => Assert.Equal(offline, Of(("HF_HUB_OFFLINE", value)).IsOffline);

    [Theory]
    [InlineData("bert-base-uncased", 109_482_240), InlineData("bert-large-uncased", 335_141_888), InlineData("all-MiniLM-L6-v2", 22_713_216)]
    [InlineData("MiniLM-L12", 33_360_000), InlineData("bert-tiny", 4_385_920), InlineData("bert-mini", 11_170_560), InlineData("bert-small", 28_763_648)]
    [InlineData("roberta-base", 124_645_632), InlineData("FacebookAI/roberta-large", 355_359_744)]
    public void Known_models_have_their_published_sizes(string name, long parameters) => Assert.Equal(parameters, KnownModel.Find(name)!.Parameters);

    [Theory]
    [InlineData("bert-base-uncased", "models--google-bert--bert-base-uncased")]
    [InlineData("bert-base-uncased", "models--bert-base-uncased")]
    [InlineData("google-bert/bert-base-uncased", "models--bert-base-uncased")]
    [InlineData("someone/their-model", "models--someone--their-model")]
    public void A_model_that_another_tool_has_fetched_is_found(string name, string repository)
    {
        var commit = new string('a', 40);
        File.WriteAllText(_folder[repository, "refs", "main"], commit);
        foreach (var file in new[] { "config.json", "vocab.txt", "model.safetensors" })
        {
            Assert.Null(new ModelHub(new HubSettings { Cache = _folder.Path }).Find(name));
            File.WriteAllText(_folder[repository, "blobs", file], "content");
            File.CreateSymbolicLink(_folder[repository, "snapshots", commit, file], Path.Combine("..", "..", "blobs", file));
        }
        Assert.Equal(_folder[repository, "snapshots", commit], new ModelHub(new HubSettings { Cache = _folder.Path }).Find(name));
        File.Delete(_folder[repository, "blobs", "model.safetensors"]);
        Assert.Null(new ModelHub(new HubSettings { Cache = _folder.Path }).Find(name));
    }

    [Theory]
    [InlineData("../../etc"), InlineData("a/b/c"), InlineData("a--b"), InlineData(""), InlineData("a/../b"), InlineData("/etc")]
    public async Task What_is_no_name_is_refused(string name)
    {
        Assert.Null(new ModelHub(new HubSettings { Cache = _folder.Path }).Find(name));
        await Assert.ThrowsAsync<KitException>(() => new ModelHub(new HubSettings { Cache = _folder.Path, IsOffline = true }).Fetch(name));
    }

    [Theory]
    [InlineData("roberta-large", "config.json, model.safetensors, vocab.json and merges.txt from https://huggingface.co/FacebookAI/roberta-large to data/models/roberta-large")]
    [InlineData("bert-tiny", "config.json, model.safetensors and vocab.txt from https://huggingface.co/google/bert_uncased_L-2_H-128_A-2 to data/models/bert-tiny")]
    public async Task Offline_the_sentence_says_which_files_from_where_and_to_where(string name, string what)
    {
        var failure = await Assert.ThrowsAsync<KitException>(() => new ModelHub(new HubSettings { Cache = _folder.Path, IsOffline = true }).Fetch(name));
        Assert.Contains("HF_HUB_OFFLINE", failure.Message, StringComparison.Ordinal);
        Assert.Contains(what, failure.Message, StringComparison.Ordinal);
        Assert.Contains($"./kit fetch model {name}", failure.Message, StringComparison.Ordinal);
    }

    private static HubSettings Of(params (string Name, string Value)[] variables) =>
        HubSettings.FromEnvironment(name => variables.FirstOrDefault(variable => variable.Name == name).Value);
}
