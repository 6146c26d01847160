namespace LayerFreezing;

/// <summary>Which of a model's parts are trained. Pooler and head always are.</summary>
internal interface ITrainedParts
{
    /// <summary>Whether the embeddings are trained.</summary>
    bool TrainsEmbeddings { get; }

    /// <summary>Whether an encoder layer is trained.</summary>
    /// <param name="layer">The layer, counted from 0.</param>
    /// <param name="layers">L, the number of encoder layers.</param>
    bool TrainsLayer(int layer, int layers);
}
