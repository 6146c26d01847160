namespace LayerFreezing;

/// <summary>Shows values of a type in a notebook: as HTML, with text beside it.</summary>
/// <typeparam name="T">The type that is shown.</typeparam>
internal abstract class NotebookView<T> where T : class
{
    /// <summary>The two forms; hosts call this by its name.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
        [new MimeForm("text/html", value => Html((T)value).ToString()), new MimeForm("text/plain", value => Text((T)value))];

    /// <summary>A value as HTML that needs no script and no style sheet.</summary>
    public abstract Markup Html(T value);

    /// <summary>A value as text: its own, unless it has none for readers.</summary>
    public virtual string Text(T value) => value.ToString() ?? "";
}
