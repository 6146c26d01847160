using System.CommandLine;

namespace LayerFreezing.Kit;

/// <summary>kit reproduce: the main job on a real model and real data, by running the first notebook.</summary>
internal sealed class ReproduceVerb() : Verb(
    "reproduce", "Fine-tune a real model with layers frozen, by running the first notebook.", "./kit reproduce")
{
    private const string Notebook = "01-freeze-and-fine-tune.ipynb";

    protected override async Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        var folders = KitFolders.Find();
        var model = folders.Models().FirstOrDefault();
        var data = folders.FindGlue(GlueTask.CoLA);
        if (model is null || data is null)
        {
            var missing = (model, data) switch { (null, null) => "model and no GLUE data", (null, _) => "model", _ => "GLUE data" };
            var places = folders.ModelPlaces.Concat(folders.GluePlaces(GlueTask.CoLA)).Select(Path.GetFullPath);
            throw new KitException($"There is no {missing} to reproduce with in {string.Join(", ", places)}: put them there, or name their folder by KIT_SHARED.");
        }
        Console.WriteLine($"Running notebooks/{Notebook} with {Path.GetFileName(model)} and {data}.");
        var status = await Kernel.Run(["run", KitTree.Path("notebooks", Notebook)], cancelled);
        if (status == ExitCode.Done) { Console.WriteLine($"Done: open notebooks/{Notebook} to see what came out."); }
        return status;
    }
}
