using System.CommandLine;

namespace LayerFreezing.Kit;

/// <summary>kit paper: the scores that the paper's authors published, summed up.</summary>
internal sealed class PaperVerb : Verb
{
    private readonly Option<bool> _csv = new("--csv") { Description = "Print the means as comma-separated values, with and without failed runs." };

    private readonly Option<string?> _figures = new("--figures") { Description = "Draw the paper's figures from the same scores into a folder.", HelpName = "DIR" };

    public PaperVerb() : base(
        "paper", "Show what the paper's authors measured: means by depth from their raw scores, and the operating points.", "./kit paper", "./kit paper --csv", "./kit paper --figures data/paper/figures")
    {
        Options.Add(_csv);
        Options.Add(_figures);
    }

    protected override Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        if (call.GetValue(_figures) is { } folder) { Console.WriteLine(string.Join('\n', PaperFigures.Write(folder))); }
        else if (call.GetValue(_csv)) { Console.Write(PaperScores.MeansCsv()); }
        else { PaperReport.Print(Console.Out); }
        return Task.FromResult(ExitCode.Done);
    }
}
