namespace LayerFreezing;

/// <summary>Shows a figure as its static picture, with the title and the numbers in words beside it.</summary>
internal sealed class FigureView
{
    /// <summary>The two forms; hosts call this by its name.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
        [new MimeForm("image/svg+xml", value => ((Figure)value).ToSvg()), new MimeForm("text/plain", value => value.ToString() ?? "")];
}
