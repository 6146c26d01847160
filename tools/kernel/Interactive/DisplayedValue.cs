using Microsoft.DotNet.Interactive.Formatting;
using NotebookKernel;

namespace Microsoft.DotNet.Interactive;

/// <summary>A value that is shown in a cell's output and can be shown anew in the same place.</summary>
public sealed class DisplayedValue
{
    private readonly CellContext? _cell;
    private readonly string[] _mimeTypes;

    private DisplayedValue(object? value, string[] mimeTypes, CellContext? cell)
    {
        (Value, _mimeTypes, _cell) = (value, mimeTypes, cell);
        FormattedValues = FormattedValue.From(value, mimeTypes);
    }

    /// <summary>The id that updates refer to.</summary>
    public string DisplayId { get; } = Guid.NewGuid().ToString("N");

    /// <summary>True once <see cref="Update"/> has been called.</summary>
    public bool IsUpdated { get; private set; }

    /// <summary>What is shown.</summary>
    public object? Value { get; private set; }

    /// <summary>The forms it is shown in.</summary>
    public IReadOnlyList<FormattedValue> FormattedValues { get; private set; }

    /// <summary>Shows another value in the same place, in the same MIME types.</summary>
    public void Update(object? updatedValue)
    {
        var formatted = FormattedValue.From(updatedValue, _mimeTypes);
        (Value, FormattedValues, IsUpdated) = (updatedValue, formatted, true);
        _cell?.ThrowIfInterrupted();
        _cell?.Output.Update(MimeBundle.Of(formatted), DisplayId);
    }

    internal static DisplayedValue Show(object? value, string[] mimeTypes)
    {
        var shown = new DisplayedValue(value, mimeTypes, CellContext.Current);
        shown._cell?.Output.Display(MimeBundle.Of(shown.FormattedValues), shown.DisplayId);
        return shown;
    }

    internal static DisplayedValue ShowAs(string value, string mimeType)
    {
        var shown = new DisplayedValue(new RawContent(value, mimeType), [mimeType], CellContext.Current);
        shown._cell?.Output.Display(MimeBundle.Of(shown.FormattedValues), shown.DisplayId);
        return shown;
    }
}
