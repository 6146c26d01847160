namespace LayerFreezing;

/// <summary>How a tokenizer treats text: what <c>tokenizer_config.json</c> and its neighbours say.</summary>
internal sealed record TokenizerSettings
{
    /// <summary>Whether BERT lowers the case: <c>do_lower_case</c>.</summary>
    public required bool LowerCase { get; init; }

    /// <summary>Whether BERT strips accents: <c>strip_accents</c>, which follows lower-casing where it is null.</summary>
    public required bool StripAccents { get; init; }

    /// <summary>Whether BERT makes each ideograph a word: <c>tokenize_chinese_chars</c>.</summary>
    public required bool SplitIdeographs { get; init; }

    /// <summary>Whether RoBERTa reads a text as if a blank stood before it: <c>add_prefix_space</c>.</summary>
    public required bool AddPrefixSpace { get; init; }

    /// <summary>The padding token.</summary>
    public required string Pad { get; init; }

    /// <summary>The token every text starts with.</summary>
    public required string Cls { get; init; }

    /// <summary>The token every text ends with.</summary>
    public required string Sep { get; init; }

    /// <summary>The token that hides another.</summary>
    public required string Mask { get; init; }

    /// <summary>The token of what the vocabulary can't write.</summary>
    public required string Unk { get; init; }

    /// <summary>All tokens that are found in the text as a whole, the special ones among them, each once.</summary>
    public required IReadOnlyList<AddedToken> Added { get; init; }
}
