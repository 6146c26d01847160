using System.CommandLine;

namespace LayerFreezing.Kit;

/// <summary>How a call names data of one's own.</summary>
internal sealed class OwnDataOptions
{
    private const string Classes = "classes", Scores = "scores";

    private readonly Option<string?> _file = new("--file") { Description = "In place of --task: a tab-separated file of your own.", HelpName = "FILE" };
    private readonly Option<string?> _text = Column("--text", "of the text, or of the first of two");
    private readonly Option<string?> _pair = Column("--pair", "of the second text");
    private readonly Option<string?> _label = Column("--label", "of the label or score");
    private readonly Option<string?> _kind = new("--kind") { Description = "classes or scores; by default what the labels look like.", HelpName = "KIND" };
    private readonly Option<bool?> _header = new("--header") { Description = "Whether the file's first line names its columns; by default it is looked at.", HelpName = "true|false" };
    private readonly Option<string?> _devFile = new("--dev-file") { Description = "A file of the same columns to score on; without it a part of --file is held out.", HelpName = "FILE" };

    private readonly Option<double> _devShare = new("--dev-share")
    {
        Description = "The part of each label's rows that is held out.",
        HelpName = "SHARE",
        DefaultValueFactory = _ => 0.1,
    };

    private readonly Option<int> _splitSeed = new("--split-seed") { Description = "Draws which rows are held out.", HelpName = "N", DefaultValueFactory = _ => 1 };

    /// <summary>Gives a command these options.</summary>
    /// <param name="command">The command.</param>
    /// <param name="trains">Whether something may be held out.</param>
    public void AddTo(Command command, bool trains)
    {
        foreach (var option in new Option[] { _file, _text, _pair, _label, _kind, _header }) { command.Options.Add(option); }
        if (trains)
        {
            foreach (var option in new Option[] { _devFile, _devShare, _splitSeed }) { command.Options.Add(option); }
        }
        _kind.AcceptOnlyFromAmong(Classes, Scores);
        command.Validators.Add(call =>
        {
            if (IsIn(call) && (call.GetResult(_text) is null || call.GetResult(_label) is null))
            {
                call.AddError("--file needs --text and --label: the columns of the text and of the label, by number from 1 or by name.");
            }
        });
    }

    /// <summary>Whether a call names a file.</summary>
    public bool IsIn(System.CommandLine.Parsing.CommandResult call) => call.GetResult(_file) is not null;

    /// <summary>The data a call names; null where it names a task.</summary>
    /// <exception cref="KitException">An option has no such value.</exception>
    public OwnData? Read(ParseResult call, bool trains)
    {
        if (call.GetValue(_file) is not { } file) { return null; }
        var data = new OwnData
        {
            File = file,
            Text = call.GetValue(_text)!,
            Pair = call.GetValue(_pair),
            Label = call.GetValue(_label)!,
            HasHeader = call.GetValue(_header),
            Kind = call.GetValue(_kind) switch { null => null, Scores => GlueTaskKind.Regression, _ => GlueTaskKind.Classification },
        };
        return trains ? data with { DevFile = call.GetValue(_devFile), DevShare = call.GetValue(_devShare), SplitSeed = call.GetValue(_splitSeed) } : data;
    }

    private static Option<string?> Column(string name, string what) => new(name) { Description = $"The column {what}: its number from 1, or its name.", HelpName = "COLUMN" };
}
