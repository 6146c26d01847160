namespace LayerFreezing;

/// <summary>What all pieces of a step have in common.</summary>
/// <param name="Clip">What gradients are multiplied by.</param>
/// <param name="Move">−rate / (1 − β1^t).</param>
/// <param name="InverseRoot">1 / √(1 − β2^t).</param>
/// <param name="Rate">The learning rate.</param>
internal readonly record struct AdamWFactors(float Clip, float Move, float InverseRoot, float Rate);
