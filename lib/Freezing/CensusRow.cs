namespace LayerFreezing;

/// <summary>The parameters of one part of a model, and how many of them are trained.</summary>
/// <param name="Name">What the part is called in tables: <c>embeddings</c>, <c>layer 0</c>, <c>pooler</c>, <c>head</c>, <c>total</c>.</param>
/// <param name="Tensors">The number of tensors.</param>
/// <param name="Parameters">The number of their elements.</param>
/// <param name="TrainedTensors">The number of tensors that are trained.</param>
/// <param name="TrainedParameters">The number of elements that are trained.</param>
public sealed record CensusRow(string Name, int Tensors, long Parameters, int TrainedTensors, long TrainedParameters)
{
    /// <summary>The number of tensors that are frozen.</summary>
    public int FrozenTensors => Tensors - TrainedTensors;

    /// <summary>The number of elements that are frozen.</summary>
    public long FrozenParameters => Parameters - TrainedParameters;

    /// <summary>The trained share of the part's parameters, 0 to 100.</summary>
    public double PercentTrained => 100.0 * TrainedParameters / Parameters;
}
