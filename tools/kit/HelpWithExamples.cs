using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace LayerFreezing.Kit;

/// <summary>The help of a verb, its examples at the end.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private readonly HelpAction _help = new();

    /// <summary>Help is shown even where the rest of the call is wrong.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var status = _help.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        string[] examples = command is Verb verb ? [.. verb.Examples] : [.. command.Subcommands.OfType<Verb>().SelectMany(below => below.Examples)];
        parseResult.InvocationConfiguration.Output.WriteLine(examples.Length == 1 ? "Example:" : "Examples:");
        foreach (var example in examples) { parseResult.InvocationConfiguration.Output.WriteLine($"  {example}"); }
        return status;
    }
}
