using System.CommandLine;

namespace LayerFreezing.Kit;

/// <summary>kit fetch: models and GLUE by their names.</summary>
internal sealed class FetchVerb : Command
{
    public FetchVerb() : base("fetch", "Fetch models and GLUE by their names, or say what is here.")
    {
        Subcommands.Add(new FetchModelVerb());
        Subcommands.Add(new FetchGlueVerb());
        Subcommands.Add(new FetchStatusVerb());
    }
}
