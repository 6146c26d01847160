using System.CommandLine;

namespace LayerFreezing.Kit;

/// <summary>Which study a call is about, and where its results are.</summary>
internal sealed class StudyChoice
{
    private readonly Argument<string> _study = new("study") { Description = "A study's name (data/studies), or its JSON file.", HelpName = "STUDY" };

    private readonly Option<string?> _results = new("--results") { Description = "The folder of the results; without it, results/NAME.", HelpName = "DIR" };

    /// <summary>Gives a command the argument and the option.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_study);
        command.Options.Add(_results);
    }

    /// <summary>The study of a call.</summary>
    public Study Study(ParseResult call) => LayerFreezing.Study.Find(call.GetRequiredValue(_study), KitFolders.Find());

    /// <summary>The folder of the results.</summary>
    public string Results(ParseResult call, Study study) => call.GetValue(_results) ?? StudyFolder.PlaceFor(study, KitFolders.Find());
}
