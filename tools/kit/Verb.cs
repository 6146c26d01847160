using System.CommandLine;

namespace LayerFreezing.Kit;

/// <summary>A verb of the command line: what it is called with, what it does, and an example of a call.</summary>
internal abstract class Verb : Command
{
    protected Verb(string name, string description, params string[] examples) : base(name, description)
    {
        Examples = examples;
        SetAction(Run);
    }

    /// <summary>Calls as they are typed, shown at the end of the verb's help.</summary>
    public IReadOnlyList<string> Examples { get; }

    /// <summary>Does the work and returns an <see cref="ExitCode"/>.</summary>
    protected abstract Task<int> Run(ParseResult call, CancellationToken cancelled);
}
