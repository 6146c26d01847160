namespace LayerFreezing;

/// <summary>A parameter of the model and the tensor that fills it.</summary>
/// <param name="Spec">The name and shape the model has.</param>
/// <param name="Tensor">The tensor of the checkpoint, of the same shape; null where the parameter is drawn anew.</param>
public sealed record MatchedParameter(ParameterSpec Spec, CheckpointTensor? Tensor);
