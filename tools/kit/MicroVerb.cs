using System.CommandLine;

namespace LayerFreezing.Kit;

/// <summary>kit micro: what the kit's own grammar writes.</summary>
internal sealed class MicroVerb : Command
{
    public MicroVerb() : base("micro", "Write the micro scale's own files again: text, tasks, vocabularies.")
    {
        Subcommands.Add(new MicroTextVerb());
        Subcommands.Add(new MicroWriteVerb());
        Subcommands.Add(new MicroBaselinesVerb());
    }
}
