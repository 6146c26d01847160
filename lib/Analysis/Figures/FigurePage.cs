using System.Security.Cryptography;
using System.Text;

namespace LayerFreezing;

/// <summary>The sheet a figure is drawn on, from top to bottom: title, subtitle, legend, what the figure adds, note.</summary>
internal sealed class FigurePage
{
    /// <summary>The width of every figure, and the room kept free at its sides.</summary>
    internal const double Width = 520, Margin = 12;

    private const double LineHeight = 1.3, SwatchWidth = 28;

    private readonly Figure _figure;
    private readonly List<Markup> _pieces = [];

    public FigurePage(Figure figure)
    {
        _figure = figure;
        Lines(figure.Title, Svg.TitleSize, bold: true);
        Lines(figure.Subtitle, Svg.BodySize, colour: Palette.Faint);
    }

    /// <summary>Where the next piece begins.</summary>
    public double Top { get; private set; } = 10;

    /// <summary>Adds a drawing that begins at <see cref="Top"/>.</summary>
    public void Add(Markup piece, double height)
    {
        _pieces.Add(piece);
        Top += height;
    }

    /// <summary>Adds a text in as many lines as it takes.</summary>
    public void Lines(string text, double size, bool bold = false, string colour = Svg.Ink, string anchor = "start", double x = Margin)
    {
        foreach (var line in TextSize.Wrap(text, size, Width - (2 * Margin), bold))
        {
            Add(Svg.Text(x, Top + size, line, size, anchor, bold, colour), LineHeight * size);
        }
    }

    /// <summary>Adds names beside their looks, in as many lines as they take.</summary>
    public void Legend(IReadOnlyList<(string Name, Func<double, double, Markup> Swatch)> entries)
    {
        const double Room = SwatchWidth + 6, Gap = 16, Height = 20;
        var x = Margin;
        Top += 4;
        foreach (var (full, swatch) in entries)
        {
            var name = TextSize.Cut(full, Svg.BodySize, Width - (2 * Margin) - Room);
            var width = Room + TextSize.Width(name, Svg.BodySize);
            if (x > Margin && x + width > Width - Margin) { (x, Top) = (Margin, Top + Height); }
            _pieces.Add(swatch(x, Top + 9));
            _pieces.Add(Svg.Text(x + Room, Top + 13.5, name, Svg.BodySize));
            x += width + Gap;
        }
        if (entries.Count > 0) { Top += Height + 2; }
    }

    /// <summary>The whole file.</summary>
    public string Write()
    {
        Top += 4;
        Lines(_figure.Note, Svg.SmallSize, colour: Palette.Faint);
        var height = Top + 8;
        // A page may hold many figures, so the names of their parts must differ.
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_figure.ToString())))[..10];
        return Markup.Of($"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width:0} {height:0}" width="{Width:0}" height="{height:0}" style="max-width:100%;height:auto" role="img" aria-labelledby="title-{id} desc-{id}" font-family="Helvetica, Arial, 'Liberation Sans', sans-serif">
            <title id="title-{id}">{_figure.Title}</title>
            <desc id="desc-{id}">{_figure.AltText}</desc>
            <rect width="{Width:0}" height="{height:0}" fill="#ffffff"/>
            {Markup.Join(_pieces)}</svg>

            """).ToString();
    }
}
