namespace LayerFreezing;

/// <summary>Tokens and their ids, each once.</summary>
internal sealed class TokenizerVocabulary
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string> _tokens = [];
    private readonly List<(string Token, int Id)> _base = [];

    /// <summary>Starts empty.</summary>
    /// <param name="place">The file, as sentences name it.</param>
    public TokenizerVocabulary(string place) => Place = place;

    /// <summary>The file that holds the base vocabulary.</summary>
    public string Place { get; }

    /// <summary>The highest id and one.</summary>
    public int Size { get; private set; }

    /// <summary>The tokens of the vocabulary file, in its order: those the sub-word step knows.</summary>
    public IReadOnlyList<(string Token, int Id)> Base => _base;

    /// <summary>Adds a token of the vocabulary file; false where the token is there already.</summary>
    /// <exception cref="KitException">Another token has the id.</exception>
    public bool TryAdd(string token, int id)
    {
        if (!TryAddBeyond(token, id, Place)) { return false; }
        _base.Add((token, id));
        return true;
    }

    /// <summary>Adds a token that another file adds to the vocabulary; false where the token is there already.</summary>
    /// <exception cref="KitException">Another token has the id.</exception>
    public bool TryAddBeyond(string token, int id, string place)
    {
        if (id is < 0 or int.MaxValue)
        {
            throw new KitException($"{place} gives '{Printable.Of(token)}' the id {id}, which no vocabulary has; take the files the model was trained with.");
        }
        if (_ids.ContainsKey(token)) { return false; }
        if (!_tokens.TryAdd(id, token))
        {
            throw new KitException($"{place} gives the id {id} to both '{Printable.Of(_tokens[id])}' and '{Printable.Of(token)}'; take the files the model was trained with.");
        }
        _ids.Add(token, id);
        Size = Math.Max(Size, id + 1);
        return true;
    }

    /// <summary>The id of a token, or null.</summary>
    public int? Find(string token) => _ids.TryGetValue(token, out var id) ? id : null;

    /// <summary>The id of a token that must be there.</summary>
    /// <exception cref="KitException">It isn't.</exception>
    public int Require(string token) => Find(token)
        ?? throw new KitException($"{Place} lacks the special token '{Printable.Of(token)}'; take the vocabulary the model was trained with.");

    /// <summary>The token of an id.</summary>
    /// <exception cref="KitException">There is none.</exception>
    public string TokenOf(int id) => _tokens.TryGetValue(id, out var token)
        ? token
        : throw new KitException($"{Place} has no token with the id {id}; its ids lie below {Size}.");

    /// <summary>All tokens by their ids.</summary>
    public IEnumerable<(int Id, string Token)> InOrder() =>
        _tokens.OrderBy(entry => entry.Key).Select(entry => (entry.Key, entry.Value));
}
