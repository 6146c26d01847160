using System.CommandLine;

namespace LayerFreezing.Kit;

/// <summary>kit fetch model NAME: what the hub's cache lacks of a model's newest state.</summary>
internal sealed class FetchModelVerb : Verb
{
    private readonly Argument<string> _name = new("NAME")
    {
        Description = $"OWNER/NAME on the hub, or one of {string.Join(", ", KnownModel.All.Select(model => model.Name))}.",
    };

    private readonly Option<string> _revision = new("--revision") { Description = "A branch, a tag or a commit.", HelpName = "REVISION", DefaultValueFactory = _ => "main" };

    public FetchModelVerb() : base(
        "model", "Fetch a model into the Hugging Face hub's cache, and print its folder.",
        "./kit fetch model bert-base-uncased",
        "./kit fetch model google/bert_uncased_L-2_H-128_A-2 --revision main")
    {
        Arguments.Add(_name);
        Options.Add(_revision);
    }

    protected override Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        var (name, revision) = (call.GetRequiredValue(_name), call.GetRequiredValue(_revision));
        var folder = FetchLine.Show(progress => new ModelHub().Fetch(name, revision, progress, CommandLine.Say, cancelled).GetAwaiter().GetResult());
        Console.WriteLine(folder);
        return Task.FromResult(ExitCode.Done);
    }
}
