namespace LayerFreezing.Tests;

/// <summary>What the command line says of itself.</summary>
public sealed class HelpTests
{
    [Fact]
    public async Task HelpNamesEveryVerb()
    {
        var help = (await KitCall.Run("help")).Ended(0);
        foreach (var verb in new[] { "reproduce", "train", "evaluate", "predict", "bench", "cache", "pretrain", "paper", "micro", "test", "doctor", "tokenize", "fetch", "notebook", "help" })
        {
            Assert.Contains($"\n  {verb} ", help.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task NoVerbShowsTheHelp()
    {
        var bare = (await KitCall.Run()).Ended(0);
        Assert.Equal((await KitCall.Run("help")).Output, bare.Output);
    }

    [Fact]
    public async Task EveryVerbExplainsItselfWithAnExample()
    {
        foreach (var verb in await VerbsBelow([]))
        {
            var help = (await KitCall.Run([.. verb, "--help"])).Ended(0);
            Assert.Contains($"  kit {string.Join(' ', verb)}", help.Output, StringComparison.Ordinal);
            var examples = help.Output[help.Output.IndexOf("Example", StringComparison.Ordinal)..];
            Assert.Contains($"./kit {string.Join(' ', verb)}", examples, StringComparison.Ordinal);
            Assert.Equal(help.Output, (await KitCall.Run(["help", .. verb])).Output);
        }
    }

    private static async Task<List<string[]>> VerbsBelow(string[] above)
    {
        var lines = (await KitCall.Run([.. above, "--help"])).Ended(0).Output.Split('\n').ToList();
        var heading = lines.IndexOf("Commands:");
        List<string[]> verbs = [];
        if (heading < 0) { return verbs; }
        foreach (var line in lines.Skip(heading + 1).TakeWhile(line => line.Length > 0))
        {
            // A verb's line begins with its name; where its description is broken, the rest is further in.
            if (!line.StartsWith("  ", StringComparison.Ordinal) || line[2] == ' ') { continue; }
            string[] verb = [.. above, line.Trim().Split(' ')[0]];
            verbs.Add(verb);
            verbs.AddRange(await VerbsBelow(verb));
        }
        return verbs;
    }
}
