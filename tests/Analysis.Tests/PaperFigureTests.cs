using Microsoft.Data.Analysis;

namespace LayerFreezing.Tests;

/// <summary>Figures of the tables that the analysis makes of the paper's own scores.</summary>
public sealed class PaperFigureTests
{
    private static readonly DataFrame Runs = PaperScores.Load(new(Shared.Root, null));

    [Fact]
    public void EveryTaskHasAPanelAndEveryRunADot()
    {
        var figure = Figures.QualityByDepth(Means.Of(Runs), Runs);
        Assert.Equal(Runs["task"].Cast<string>().Distinct().Order(), figure.Panels.Select(panel => panel.Title).Order());
        var dots = figure.Panels.SelectMany(panel => panel.Series).SelectMany(series => series.Points).Sum(point => point.Seeds.Count(double.IsFinite));
        Assert.Equal(Runs["score"].Length - Runs["score"].NullCount, dots);
        Assert.Equal(("head", "all"), (figure.Places.Names[0], figure.Places.Names[^1]));
        Whole(figure);
    }

    [Fact]
    public void AllIsAtAHundredPercentOfItself()
    {
        var figure = Figures.RelativeQuality(RelativeQuality.Of(Runs));
        var all = figure.Panels.SelectMany(panel => panel.Series).Select(series => series.Points.SingleOrDefault(point => point.Place == figure.Places.Names.Count - 1)).OfType<FigurePoint>();
        Assert.All(all.Where(point => double.IsFinite(point.Value)), point => Assert.Equal(100, point.Value, 1e-9));
        Whole(figure);
    }

    [Fact]
    public void DifferencesAreSortedFromWhatAllGains()
    {
        var differences = PairedDifferences.Of(Runs);
        var figure = Figures.FullMinusFrozen(differences.Filter(differences["plan"].ElementwiseEquals("top:6")));
        var points = figure.Panels[0].Series.SelectMany(series => series.Points).OrderBy(point => point.Place).ToList();
        Assert.NotEmpty(points);
        Assert.Equal(points.Select(point => point.Value).OrderDescending(), points.Select(point => point.Value));
        Whole(figure);
    }

    private static void Whole(Figure figure)
    {
        var picture = new Picture(figure);
        Assert.All(picture.Texts, text => Assert.True(picture.Sheet.Holds(text.Box), $"{text} leaves {picture.Sheet}"));
        Assert.Empty(from one in picture.Texts.Select((text, place) => (text, place))
                     from other in picture.Texts.Skip(one.place + 1)
                     where one.text.Box.Meets(other.Box)
                     select $"{one.text} and {other}");
    }
}
