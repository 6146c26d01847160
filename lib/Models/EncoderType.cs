namespace LayerFreezing;

/// <summary>The two families of encoders the kit reads: <c>model_type</c> of a config.json.</summary>
public enum EncoderType
{
    /// <summary>BERT (Devlin et al. 2019): a pooler over [CLS], then one linear layer.</summary>
    Bert,

    /// <summary>RoBERTa (Liu et al. 2019): positions start behind the padding id; the head is dense, tanh, out_proj.</summary>
    Roberta,
}
