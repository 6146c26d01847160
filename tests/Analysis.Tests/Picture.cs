using System.Globalization;
using System.Xml.Linq;

namespace LayerFreezing.Tests;

/// <summary>A figure's SVG, read back.</summary>
internal sealed class Picture
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public Picture(Figure figure) => Root = XDocument.Parse(figure.ToSvg()).Root!;

    public XElement Root { get; }

    public string Title => Root.Element(Svg + "title")!.Value;

    public string Description => Root.Element(Svg + "desc")!.Value;

    /// <summary>All that is written, a blank between lines.</summary>
    public string Words => string.Join(' ', Elements("text").Select(text => text.Value));

    public TextBox Sheet
    {
        get
        {
            var box = Root.Attribute("viewBox")!.Value.Split(' ').Select(Number).ToList();
            return new(box[0], box[1], box[2], box[3]);
        }
    }

    /// <summary>Every text with the area it covers at most.</summary>
    public IReadOnlyList<(string Text, TextBox Box)> Texts => [.. Elements("text").Select(text => (text.Value, LayerFreezing.Svg.Box(
        Number(text, "x"), Number(text, "y"), text.Value, Number(text, "font-size"), text.Attribute("text-anchor")!.Value, text.Attribute("font-weight")!.Value == "600")))];

    /// <summary>What each mark, bar or field says when pointed at.</summary>
    public IReadOnlyList<string> Told => [.. Root.Descendants(Svg + "title").Skip(1).Select(title => title.Value)];

    public IEnumerable<XElement> Elements(string name) => Root.Descendants(Svg + name);

    private static double Number(XElement element, string attribute) => Number(element.Attribute(attribute)!.Value);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
