namespace LayerFreezing;

/// <summary>A study's results as a card: what it asks, what it runs, how far it is, and what it cost.</summary>
internal sealed class StudyResultsView : NotebookView<StudyResults>
{
    /// <inheritdoc/>
    public override Markup Html(StudyResults value)
    {
        var (facts, share) = (StudyFacts.Of(value), value.Runs.Count == 0 ? 0 : (double)value.Runs.Count(run => run.Record is { Status: not RunStatus.Failed }) / value.Runs.Count);
        return Card.Of($"Study {value.Study.Name}", Markup.Of($"{value.Study.Description}"), facts.Select(fact => (fact.Name, fact.Name == "runs"
            ? Markup.Of($"{Bars.Of(share, Palette.Trained, ems: 8)} {fact.Value}") : Markup.Of($"{fact.Value}"))));
    }

    /// <inheritdoc/>
    public override string Text(StudyResults value)
    {
        var facts = StudyFacts.Of(value);
        var width = facts.Max(fact => fact.Name.Length);
        return string.Join('\n', facts.Select(fact => $"{fact.Name.PadRight(width)}  {fact.Value}").Prepend($"Study {value.Study.Name}: {value.Study.Description}"));
    }
}
