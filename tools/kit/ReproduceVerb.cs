using System.CommandLine;

namespace LayerFreezing.Kit;

/// <summary>kit reproduce: the main job on a real model and real data, by running the first notebook.</summary>
internal sealed class ReproduceVerb() : Verb(
    "reproduce", "Fine-tune a real model with layers frozen, by running the first notebook.", "./kit reproduce")
{
    private const string Notebook = "01-freeze-and-fine-tune.ipynb";
    private const string UsualModel = "all-MiniLM-L6-v2";

    protected override async Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        var (model, data) = Find(KitFolders.Find());
        Console.WriteLine($"Running notebooks/{Notebook} with the model {Path.GetFileName(model)} and the data in {data} (some minutes).");
        // The notebook in the repository keeps the outputs it was published with.
        var executed = KitTree.Path("results", Notebook);
        Directory.CreateDirectory(Path.GetDirectoryName(executed)!);
        string[] arguments = ["run", KitTree.Path("notebooks", Notebook), "--set", $"modelName={model}", "--output", executed];
        var status = await Kernel.Run(arguments, cancelled);
        if (status != ExitCode.Done) { return status; }
        Console.WriteLine(ExecutedNotebook.LastText(executed));
        Console.WriteLine($"All of it, with its text: results/{Notebook}");
        return status;
    }

    private static (string Model, string Data) Find(KitFolders folders)
    {
        var model = folders.FindModel(UsualModel) is not null ? UsualModel : folders.Models().FirstOrDefault();
        var data = folders.FindGlue(GlueTask.SST2);
        if (model is not null && data is not null) { return (model, data); }
        List<string> missing = [];
        if (model is null) { missing.Add($"no model in {string.Join(", ", folders.ModelPlaces)}"); }
        if (data is null) { missing.Add($"no {GlueTask.SST2.Name} in {string.Join(", ", folders.GluePlaces(GlueTask.SST2))}"); }
        throw new KitException($"There is {string.Join(" and ", missing)}: put it into one of these folders, or set KIT_SHARED to a folder with models/ and glue/.");
    }
}
