using TorchSharp.Modules;

namespace LayerFreezing;

/// <summary>The linear steps that attention begins with, [H] → [H] each, and the heads that their outputs are divided among.</summary>
internal sealed record AttentionLinears(Linear Query, Linear Key, Linear Value, int Heads);
