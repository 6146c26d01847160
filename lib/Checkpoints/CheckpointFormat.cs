namespace LayerFreezing;

/// <summary>The layouts of checkpoints that are read.</summary>
public enum CheckpointFormat
{
    /// <summary>A JSON header and the raw tensors behind it.</summary>
    Safetensors,

    /// <summary>What torch.save writes since PyTorch 1.6: a zip archive with a pickle and one entry a storage.</summary>
    PyTorchZip,

    /// <summary>What torch.save wrote before: five pickles and the storages behind them.</summary>
    PyTorchLegacy,
}
