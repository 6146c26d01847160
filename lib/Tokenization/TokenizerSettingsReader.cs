using System.Globalization;
using System.Text.Json;

namespace LayerFreezing;

/// <summary>
/// Reads a tokenizer's settings with the precedence that Hugging Face gives them: the family's own, then
/// <c>tokenizer_config.json</c>, then, where that lists no <c>added_tokens_decoder</c>, <c>special_tokens_map.json</c> and
/// <c>added_tokens.json</c>.
/// </summary>
internal sealed class TokenizerSettingsReader
{
    private const string Decoder = "added_tokens_decoder", Additional = "additional_special_tokens";

    private static readonly string[] Roles = ["unk_token", "sep_token", "pad_token", "cls_token", "mask_token", "bos_token", "eos_token"];

    private readonly JsonFile? _config;
    private readonly JsonFile? _specials;
    private readonly JsonFile? _addedIds;
    private readonly Dictionary<string, AddedToken> _roles;
    private readonly Dictionary<string, AddedToken> _added = new(StringComparer.Ordinal);

    public TokenizerSettingsReader(string folder, EncoderType type)
    {
        _config = JsonFile.ReadIfThere(Path.Combine(folder, "tokenizer_config.json"));
        if (_config?.Find(Decoder) is null)
        {
            _specials = JsonFile.ReadIfThere(Path.Combine(folder, "special_tokens_map.json"));
            _addedIds = JsonFile.ReadIfThere(Path.Combine(folder, "added_tokens.json"));
        }
        _roles = Family(type);
    }

    /// <summary>Reads the settings, and adds to the vocabulary what the files add to it.</summary>
    public TokenizerSettings Read(TokenizerVocabulary vocabulary)
    {
        if (_config is not null) { ReadSpecials(_config); }
        if (_specials is not null) { ReadSpecials(_specials); }
        foreach (var token in _roles.Values) { _added[token.Content] = token; }
        if (_addedIds is not null) { ReadAddedIds(_addedIds, vocabulary); }
        if (_config?.Find(Decoder) is { } decoder) { ReadDecoder(_config, decoder, vocabulary); }
        var lowerCase = _config?.Switch("do_lower_case") ?? true;
        return new TokenizerSettings
        {
            LowerCase = lowerCase,
            StripAccents = _config?.Switch("strip_accents") ?? lowerCase,
            SplitIdeographs = _config?.Switch("tokenize_chinese_chars") ?? true,
            AddPrefixSpace = _config?.Switch("add_prefix_space") ?? false,
            Pad = _roles["pad_token"].Content,
            Cls = _roles["cls_token"].Content,
            Sep = _roles["sep_token"].Content,
            Mask = _roles["mask_token"].Content,
            Unk = _roles["unk_token"].Content,
            Added = [.. _added.Values.OrderBy(token => token.Content, StringComparer.Ordinal)],
        };
    }

    private static Dictionary<string, AddedToken> Family(EncoderType type)
    {
        string[] names = type == EncoderType.Bert
            ? ["[UNK]", "[SEP]", "[PAD]", "[CLS]", "[MASK]"]
            : ["<unk>", "</s>", "<pad>", "<s>", "<mask>", "<s>", "</s>"];
        var roles = names.Zip(Roles).ToDictionary(pair => pair.Second, pair => new AddedToken(pair.First), StringComparer.Ordinal);
        if (type == EncoderType.Roberta) { roles["mask_token"] = roles["mask_token"] with { StripLeft = true }; }
        return roles;
    }

    private void ReadSpecials(JsonFile file)
    {
        foreach (var role in Roles)
        {
            if (file.Find(role) is { } value)
            {
                _roles[role] = Token(file, role, value, _roles.GetValueOrDefault(role) ?? new AddedToken(""));
            }
        }
        if (file.Find(Additional) is not { } more) { return; }
        if (more.ValueKind != JsonValueKind.Array) { throw file.Wrong(Additional, "a list of tokens"); }
        foreach (var value in more.EnumerateArray())
        {
            var token = Token(file, Additional, value, new AddedToken(""));
            _added[token.Content] = token;
        }
    }

    private void ReadAddedIds(JsonFile file, TokenizerVocabulary vocabulary)
    {
        foreach (var (content, value) in file.Members())
        {
            if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var id)) { throw file.Wrong(content, "a whole number"); }
            Place(file, vocabulary, content, id);
            _added.TryAdd(content, new AddedToken(content, Normalized: true));
        }
    }

    private void ReadDecoder(JsonFile file, JsonElement decoder, TokenizerVocabulary vocabulary)
    {
        if (decoder.ValueKind != JsonValueKind.Object) { throw file.Wrong(Decoder, "an object from ids to tokens"); }
        foreach (var (name, value) in file.Members(decoder))
        {
            if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                || value.ValueKind != JsonValueKind.Object)
            {
                throw file.Wrong(Decoder, "an object from ids to tokens");
            }
            var token = Token(file, Decoder, value, new AddedToken(""));
            Place(file, vocabulary, token.Content, id);
            _added[token.Content] = token;
        }
    }

    private static void Place(JsonFile file, TokenizerVocabulary vocabulary, string content, int id)
    {
        if (vocabulary.TryAddBeyond(content, id, file.Place) || vocabulary.Find(content) == id) { return; }
        throw new KitException($"{file.Place} gives '{Printable.Of(content)}' the id {id} and {vocabulary.Place} the id {vocabulary.Find(content)}; take the files from the same model.");
    }

    /// <summary>A token written as its text, or as an object with its text and how it is found.</summary>
    private static AddedToken Token(JsonFile file, string name, JsonElement value, AddedToken family)
    {
        if (value.ValueKind != JsonValueKind.Object) { return family with { Content = file.Text(value, name) }; }
        return new AddedToken(
            value.TryGetProperty("content", out var content) ? file.Text(content, name) : throw file.Wrong(name, "a token with its content"),
            Has("lstrip"), Has("rstrip"), Has("single_word"), Has("normalized"));

        bool Has(string field) => value.TryGetProperty(field, out var flag) && flag.ValueKind == JsonValueKind.True;
    }
}
