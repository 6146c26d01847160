namespace LayerFreezing;

/// <summary>
/// Hides tokens that the model is to guess (Devlin et al. 2019, section 3.1), anew whenever a line comes up (Liu et al. 2019,
/// section 4.1): of those chosen 80 % become the mask, 10 % any token, 10 % stay. Special tokens are never chosen.
/// </summary>
internal sealed class Masking
{
    private readonly TextTokenizer _tokenizer;
    private readonly double _rate;
    private readonly int[] _words;
    private readonly HashSet<int> _special;

    internal Masking(TextTokenizer tokenizer, double rate)
    {
        _tokenizer = tokenizer;
        _rate = rate;
        _special = [tokenizer.PadId, tokenizer.ClsId, tokenizer.SepId, tokenizer.MaskId, tokenizer.UnkId];
        _words = [.. Enumerable.Range(0, tokenizer.VocabularySize).Where(id => !_special.Contains(id))];
    }

    /// <summary>Texts with some tokens hidden, and what was there.</summary>
    internal MaskedTexts Apply(IReadOnlyList<TokenizedText> texts, SplitMixRandom random)
    {
        var masked = new MaskedTexts([], [], []);
        var first = 0;
        foreach (var text in texts)
        {
            var ids = text.Ids.ToArray();
            for (var place = 0; place < ids.Length; place++)
            {
                if (_special.Contains(ids[place]) || random.NextDouble() >= _rate) { continue; }
                masked.Places.Add(first + place);
                masked.Hidden.Add(ids[place]);
                var way = random.Next(10);
                ids[place] = way < 8 ? _tokenizer.MaskId : way == 8 ? random.Pick(_words) : ids[place];
            }
            masked.Texts.Add(new TokenizedText(ids, text.TokenTypeIds, _tokenizer));
            first += ids.Length;
        }
        return masked;
    }
}

/// <summary>Texts with hidden tokens: where these are among the tokens laid end to end, and what they were.</summary>
internal sealed record MaskedTexts(List<TokenizedText> Texts, List<long> Places, List<long> Hidden);
