using System.Globalization;

namespace LayerFreezing;

/// <summary>A model's parts from the input up, each frozen or trained: what the picture of a plan shows.</summary>
[TypeFormatterSource(typeof(LayerStackView))]
public sealed class LayerStack
{
    private LayerStack(FreezePlan plan, IReadOnlyList<StackedPart> parts, string summary)
    {
        Plan = plan;
        Parts = parts;
        Summary = summary;
    }

    /// <summary>The plan.</summary>
    public FreezePlan Plan { get; }

    /// <summary>Embeddings first, the head last.</summary>
    public IReadOnlyList<StackedPart> Parts { get; }

    /// <summary>The plan in a few words.</summary>
    public string Summary { get; }

    /// <summary>The parts of a model under a plan.</summary>
    /// <param name="plan">What is trained.</param>
    /// <param name="layers">L, the number of encoder layers.</param>
    /// <exception cref="KitException">The plan names layers the model doesn't have.</exception>
    public static LayerStack Of(FreezePlan plan, int layers)
    {
        var resolved = plan.Resolve(layers);
        var encoder = Enumerable.Range(0, layers).Select(layer => new StackedPart($"layer {Text(layer)}", resolved.TrainsLayer(layer, layers)));
        return new(
            resolved, [new("embeddings", resolved.TrainsEmbeddings), .. encoder, new("pooler", true), new("head", true)],
            $"{Text(resolved.TrainedLayers(layers))} of {Text(layers)} layers trained, embeddings {(resolved.TrainsEmbeddings ? "trained" : "frozen")}");
    }

    /// <summary>The parts of a model whose number of layers isn't known yet.</summary>
    /// <param name="plan">What is trained.</param>
    public static LayerStack Of(FreezePlan plan) => new(
        plan, [new("embeddings", plan.TrainsEmbeddings), .. plan.Outline(), new("pooler", true), new("head", true)], "for a model of any depth");

    /// <summary>A line a part, the head on top.</summary>
    public override string ToString()
    {
        var width = Parts.Max(part => part.Name.Length);
        var lines = Parts.Reverse().Select(part => $"{part.Name.PadRight(width)}  {(part.IsTrained ? '█' : '░')} {part.State}");
        return string.Join('\n', lines.Append($"{Plan}: {Summary}"));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
