namespace LayerFreezing;

/// <summary>A bar that fills, with the numbers beside it.</summary>
internal sealed class TrainingProgressView : NotebookView<TrainingProgress>
{
    /// <inheritdoc/>
    public override Markup Html(TrainingProgress value) => Markup.Of(
        $"<div><span style=\"display:inline-block;width:6em\">{value.Phase}</span>{Bars.Of(value.Fraction, Palette.Trained, ems: 20)} <code style=\"white-space:pre\">{value.Details}</code></div>");
}
