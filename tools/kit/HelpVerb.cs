using System.CommandLine;

namespace LayerFreezing.Kit;

/// <summary>kit help [VERB]</summary>
internal sealed class HelpVerb : Verb
{
    private readonly Command _root;

    private readonly Argument<string[]> _names = new("verb") { Description = "The verb to explain.", Arity = ArgumentArity.ZeroOrMore };

    public HelpVerb(Command root) : base("help", "Show what there is, or how one verb is called.", "./kit help tokenize")
    {
        _root = root;
        Arguments.Add(_names);
    }

    protected override Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        string[] names = call.GetValue(_names) ?? [];
        var command = _root;
        foreach (var name in names)
        {
            var next = command.Subcommands.FirstOrDefault(verb => verb.Name == name);
            if (next is null)
            {
                CommandLine.Say($"there is no verb '{string.Join(' ', names)}'; ./kit help lists them.");
                return Task.FromResult(ExitCode.WrongCall);
            }
            command = next;
        }
        return Task.FromResult(CommandLine.ShowHelp(_root, names));
    }
}
