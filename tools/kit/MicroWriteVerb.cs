using System.CommandLine;

namespace LayerFreezing.Kit;

/// <summary>kit micro write: the four tasks' files, and configurations and vocabularies of the two models.</summary>
internal sealed class MicroWriteVerb : Verb
{
    private readonly Option<string> _to = new("--to")
    {
        Description = "The folder that gets glue-micro/ and models/.",
        HelpName = "DIR",
        DefaultValueFactory = _ => KitTree.Path("data"),
    };

    public MicroWriteVerb() : base(
        "write", "Write the four tasks, and the models' configurations and vocabularies; not the weights, which ./kit pretrain makes.",
        "./kit micro write --to out/micro") => Options.Add(_to);

    protected override Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        var folder = call.GetRequiredValue(_to);
        OutputPlace.CheckFolder(folder);
        MicroTasks.Write(Path.Combine(folder, "glue-micro"));
        MicroModels.WriteFolders(Path.Combine(folder, "models"));
        Console.WriteLine($"Written: {Path.Combine(folder, "glue-micro")} and {Path.Combine(folder, "models")}.");
        return Task.FromResult(ExitCode.Done);
    }
}
