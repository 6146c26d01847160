namespace LayerFreezing;

/// <summary>The paper's figures, drawn from its authors' own scores, failed runs left out as they did.</summary>
public static class PaperFigures
{
    /// <summary>Writes the figures as SVG: quality by depth, relative quality, and what training everything gains over the upper half.</summary>
    /// <param name="folder">Where to.</param>
    /// <returns>The files.</returns>
    /// <exception cref="KitException">A file can't be written, or the scores aren't there.</exception>
    public static IReadOnlyList<string> Write(string folder)
    {
        var runs = FailedRuns.Drop(PaperScores.Load());
        var contrasts = Contrasts.Of(runs);
        (string Name, Figure Figure)[] figures =
        [
            ("quality-by-depth", Figures.QualityByDepth(Means.Of(runs), runs)),
            ("relative-quality", Figures.RelativeQuality(RelativeQuality.Of(runs))),
            ("all-minus-half", Figures.FullMinusFrozen(contrasts.Filter(contrasts.Columns.GetBooleanColumn("declared")))),
        ];
        List<string> files = [];
        foreach (var (name, figure) in figures)
        {
            files.Add(Path.Combine(folder, name + ".svg"));
            AtomicFile.WriteText(files[^1], figure.ToSvg());
        }
        return files;
    }
}
