namespace LayerFreezing;

/// <summary>The parts as boxes one on the other, the head on top: frozen ones cold, trained ones warm, the word beside each.</summary>
internal sealed class LayerStackView : NotebookView<LayerStack>
{
    private const string Box = "width:11em;padding:2px 8px;text-align:center;border:1px solid #fff";
    private const string Beside = "padding:2px 8px;text-align:left";

    /// <inheritdoc/>
    public override Markup Html(LayerStack value) => Markup.Of($"""
        <table style="border-collapse:collapse;margin:0">{Markup.Join(value.Parts.Reverse().Select(Row))}</table>
        <div style="margin-top:4px"><b>{value.Plan}</b>: {value.Summary}</div>
        """);

    private static Markup Row(StackedPart part)
    {
        var (ground, ink) = part.IsTrained ? (Palette.Trained, "#000") : (Palette.Frozen, "#fff");
        return Markup.Of($"<tr style=\"background:none\"><td style=\"{Box};background:{ground};color:{ink}\">{part.Name}</td><td style=\"{Beside}\">{part.State}</td></tr>");
    }
}
