namespace LayerFreezing;

/// <summary>The parts of a classifier that are frozen or trained as one.</summary>
public enum ModelPart
{
    /// <summary>Word, position and token type embeddings and their LayerNorm.</summary>
    Embeddings,

    /// <summary>One encoder layer.</summary>
    Layer,

    /// <summary>BERT's pooler; RoBERTa's <c>classifier.dense</c>, which does the same work.</summary>
    Pooler,

    /// <summary>The last linear layer: BERT's <c>classifier</c>, RoBERTa's <c>classifier.out_proj</c>.</summary>
    Head,
}
