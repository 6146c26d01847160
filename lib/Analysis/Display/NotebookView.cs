namespace LayerFreezing;

/// <summary>Shows values of a type in a notebook: as HTML, with <see cref="object.ToString"/>'s text beside it.</summary>
/// <typeparam name="T">The type that is shown.</typeparam>
internal abstract class NotebookView<T> where T : class
{
    /// <summary>The two forms; hosts call this by its name.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
        [new MimeForm("text/html", value => Html((T)value).ToString()), new MimeForm("text/plain", value => value.ToString() ?? "")];

    /// <summary>A value as HTML that needs no script and no style sheet.</summary>
    public abstract Markup Html(T value);
}
