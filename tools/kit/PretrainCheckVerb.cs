using System.CommandLine;

namespace LayerFreezing.Kit;

/// <summary>kit pretrain check: asks a model which sentence of a minimal pair it finds the likelier.</summary>
internal sealed class PretrainCheckVerb : Verb
{
    private readonly Option<string> _model = new("--model") { Description = "A pretrained model's folder or name.", HelpName = "DIR", Required = true };
    private readonly Option<int> _pairs = new("--pairs") { Description = "Pairs of each kind.", HelpName = "N", DefaultValueFactory = _ => 200 };
    private readonly Option<bool> _save = new("--save") { Description = "Keep the table in the model's folder and in its card." };

    public PretrainCheckVerb() : base(
        "check", "Ask a pretrained model which sentence of held-out minimal pairs it finds the likelier, by kind of error.",
        "./kit pretrain check --model micro-bert", "./kit pretrain check --model micro-bert --pairs 50")
    {
        foreach (var option in new Option[] { _model, _pairs, _save }) { Options.Add(option); }
    }

    protected override Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        if (call.GetValue(_pairs) < 1) { throw new KitException("--pairs must be 1 or more."); }
        var folder = NamedModel.Folder(call.GetRequiredValue(_model), cancelled);
        if (!Checkpoint.IsIn(folder)) { throw new KitException($"{folder} has no weights: pretrain the model first (./kit pretrain)."); }
        TorchSharp.torch.set_num_threads(1);
        var model = MaskedModelFolder.Load(folder);
        if (model.DrawnAnew.Count > 0)
        {
            throw new KitException($"{folder} can't guess words, since its weights lack {string.Join(", ", model.DrawnAnew)}: ask a model that ./kit pretrain or its authors left with that head.");
        }
        var table = MinimalPairTable.Of(model, [.. MinimalPairs.HeldOut(call.GetValue(_pairs))], cancelled);
        Console.Write(table.ToMarkdown());
        if (call.GetValue(_save)) { table.Save(folder); }
        return Task.FromResult(ExitCode.Done);
    }
}
