namespace LayerFreezing.Tests;

public sealed class KitFoldersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_kit_is_found_from_its_own_assembly() =>
        Assert.Equal(Shared.Root, KitFolders.Find().Root);

    [Fact]
    public void A_root_the_caller_names_is_taken() =>
        Assert.Equal(_folder.Path, KitFolders.Find(_folder.Path).Root);

    [Fact]
    public void GLUE_is_searched_in_data_then_in_KIT_SHARED_then_beside_the_kit()
    {
        var folders = Folders();
        Assert.Equal([_folder["kit", "data", "glue"], _folder["other", "glue"], _folder["shared", "glue"]], folders.GluePlaces(GlueTask.RTE));
        Assert.Equal([_folder["kit", "data", "glue"], _folder["shared", "glue"]], (folders with { Shared = null }).GluePlaces(GlueTask.RTE));
        Assert.Equal([_folder["kit", "data", "glue"], _folder["shared", "glue"]], (folders with { Shared = _folder["shared"] }).GluePlaces(GlueTask.RTE));
        Directory.CreateDirectory(_folder["shared", "glue", "RTE"]);
        Assert.Equal(_folder["shared", "glue"], folders.Glue(GlueTask.RTE));
        Directory.CreateDirectory(_folder["other", "glue", "RTE"]);
        Assert.Equal(_folder["other", "glue"], folders.Glue(GlueTask.RTE));
        Directory.CreateDirectory(_folder["kit", "data", "glue", "RTE"]);
        Assert.Equal(_folder["kit", "data", "glue"], folders.Glue(GlueTask.RTE));
        Assert.Null(folders.FindGlue(GlueTask.CoLA));
    }

    [Fact]
    public void A_root_the_user_names_is_the_only_one_searched()
    {
        Directory.CreateDirectory(_folder["shared", "glue", "RTE"]);
        Directory.CreateDirectory(_folder["mine", "CoLA"]);
        Assert.Equal(_folder["mine"], Folders().Glue(GlueTask.CoLA, _folder["mine"]));
        var error = Assert.Throws<KitException>(() => Folders().Glue(GlueTask.RTE, _folder["mine"]));
        Assert.Equal($"No data for RTE: there is no folder RTE in {_folder["mine"]}; put GLUE's files there or name their root with --data, or fetch them with ./kit fetch glue RTE.", error.Message);
    }

    [Fact]
    public void Where_nothing_is_found_the_sentence_names_the_folders_looked_in()
    {
        var glue = Assert.Throws<KitException>(() => Folders().Glue(GlueTask.STSB));
        Assert.Equal(
            $"No data for STS-B: there is no folder STS-B in {_folder["kit", "data", "glue"]}, {_folder["other", "glue"]} or {_folder["shared", "glue"]}; put GLUE's files there or name their root with --data, or fetch them with ./kit fetch glue STS-B.",
            glue.Message);
        var model = Assert.Throws<KitException>(() => Folders().Model("bert"));
        Assert.Equal(
            $"No model bert: it is neither a folder nor a model in {_folder["kit", "data", "models"]}, {_folder["kit", "data", "models", "hub"]}, {_folder["other", "models"]} or {_folder["shared", "models"]}; put its folder there or name one with --model.",
            model.Message);
    }

    [Fact]
    public void A_task_of_another_collection_has_its_own_root()
    {
        var micro = GlueTask.CoLA with { Name = "micro-CoLA", Collection = "glue-micro" };
        Directory.CreateDirectory(_folder["kit", "data", "glue-micro", "micro-CoLA"]);
        Assert.Equal(_folder["kit", "data", "glue-micro"], Folders().Glue(micro));
    }

    [Fact]
    public void Of_several_pairs_of_model_and_task_the_first_that_is_whole_is_taken()
    {
        File.WriteAllText(_folder["kit", "data", "models", "small", "config.json"], "{}");
        File.WriteAllText(_folder["shared", "models", "real", "config.json"], "{}");
        Directory.CreateDirectory(_folder["kit", "data", "glue-micro", "CoLA"]);
        Assert.Equal(("small", "micro-CoLA"), Folders().AtHand(("real", "CoLA"), ("small", "micro-CoLA")));
        Directory.CreateDirectory(_folder["shared", "glue", "CoLA"]);
        Assert.Equal(("real", "CoLA"), Folders().AtHand(("real", "CoLA"), ("small", "micro-CoLA")));
        var failure = Assert.Throws<KitException>(() => Folders().AtHand(("real", "RTE"), ("small", "micro-RTE")));
        Assert.StartsWith("No data for micro-RTE:", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_is_found_by_its_folder_by_its_name_and_by_its_name_on_the_hub()
    {
        File.WriteAllText(_folder["shared", "models", "tiny", "config.json"], "{}");
        File.WriteAllText(_folder["kit", "data", "models", "hub", "someone", "small", "config.json"], "{}");
        var folders = Folders();
        Assert.Equal(_folder["shared", "models", "tiny"], folders.Model("tiny"));
        Assert.Equal(_folder["shared", "models", "tiny"], folders.Model("someone/tiny"));
        Assert.Equal(_folder["kit", "data", "models", "hub", "someone", "small"], folders.Model("someone/small"));
        Assert.Equal(_folder["shared", "models"], folders.Model(_folder["shared", "models"]));
        Assert.Equal([_folder["shared", "models", "tiny"]], folders.Models());
    }

    private KitFolders Folders() => new(_folder["kit"], _folder["other"]);
}
