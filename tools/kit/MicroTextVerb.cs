using System.CommandLine;

namespace LayerFreezing.Kit;

/// <summary>kit micro text: lines of the corpus, one sentence a line or two with a tab between.</summary>
internal sealed class MicroTextVerb : Verb
{
    private readonly Option<long> _from = new("--from") { Description = "The first line's number, counted from 0.", HelpName = "N" };
    private readonly Option<int> _lines = new("--lines") { Description = "How many.", HelpName = "N", DefaultValueFactory = _ => 20 };

    public MicroTextVerb() : base(
        "text", "Print lines of the text that the micro models are pretrained on.", "./kit micro text --lines 5", "./kit micro text --lines 100000 > micro.txt")
    {
        Options.Add(_from);
        Options.Add(_lines);
    }

    protected override Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        foreach (var line in new MicroCorpus().Lines(call.GetValue(_from)).Take(call.GetValue(_lines)))
        {
            cancelled.ThrowIfCancellationRequested();
            Console.Out.WriteLine(line);
        }
        return Task.FromResult(ExitCode.Done);
    }
}
