namespace LayerFreezing;

/// <summary>A plan as the picture of a model of any depth.</summary>
internal sealed class FreezePlanView : NotebookView<FreezePlan>
{
    private readonly LayerStackView _stack = new();

    /// <inheritdoc/>
    public override Markup Html(FreezePlan value) => _stack.Html(LayerStack.Of(value));
}
