using TorchSharp;
using static TorchSharp.torch;

namespace LayerFreezing;

/// <summary>
/// Sequences laid end to end without padding: T tokens in all, B sequences, S the longest of them. Everything but
/// attention works on the tokens alone; <see cref="Offsets"/> says where each sequence starts.
/// </summary>
/// <remarks>
/// With <see cref="Packing.Padded"/> every sequence is filled up to S with padding tokens that no token attends to: the
/// usual layout, kept for comparison. The results are the same.
/// </remarks>
public sealed class PackedBatch : IDisposable
{
    private readonly Device _device;
    private readonly Dictionary<string, Tensor> _indices = [];

    private PackedBatch(IReadOnlyList<TokenizedText> texts, EncoderConfig config, Device device, Packing packing)
    {
        _device = device;
        Lengths = [.. texts.Select(text => text.Ids.Length)];
        Longest = Lengths.Max();
        Rows = [.. Lengths.Select(length => packing == Packing.Padded ? Longest : length)];
        Offsets = new int[texts.Count + 1];
        for (var row = 0; row < texts.Count; row++) { Offsets[row + 1] = Offsets[row] + Rows[row]; }
        var ids = new long[Tokens];
        var types = new long[Tokens];
        var positions = new long[Tokens];
        Array.Fill(ids, config.PadTokenId);
        var first = config.ModelType == EncoderType.Roberta ? config.PadTokenId + 1 : 0;
        for (var row = 0; row < texts.Count; row++)
        {
            for (var place = 0; place < Rows[row]; place++)
            {
                var at = Offsets[row] + place;
                positions[at] = place < Lengths[row] || config.ModelType == EncoderType.Bert ? first + place : config.PadTokenId;
                if (place >= Lengths[row]) { continue; }
                ids[at] = texts[row].Ids[place];
                types[at] = texts[row].TokenTypeIds[place];
            }
        }
        Ids = Keep(tensor(ids, device: device));
        TokenTypes = Keep(tensor(types, device: device));
        Positions = Keep(tensor(positions, device: device));
    }

    /// <summary>The number of sequences, B.</summary>
    public int Count => Rows.Count;

    /// <summary>The length of the longest sequence, S.</summary>
    public int Longest { get; }

    /// <summary>The number of tokens, T.</summary>
    public int Tokens => Offsets[^1];

    /// <summary>The real tokens of each sequence, without padding.</summary>
    public IReadOnlyList<int> Lengths { get; }

    /// <summary>The tokens each sequence takes in the batch: its length, or S where the batch is padded.</summary>
    public IReadOnlyList<int> Rows { get; }

    /// <summary>Where each sequence starts, and T at the end: B + 1 numbers.</summary>
    public int[] Offsets { get; }

    /// <summary>Token ids [T].</summary>
    public Tensor Ids { get; }

    /// <summary>Token type ids [T].</summary>
    public Tensor TokenTypes { get; }

    /// <summary>Position ids [T].</summary>
    public Tensor Positions { get; }

    /// <summary>The places of the first tokens, <c>[CLS]</c> or <c>&lt;s&gt;</c>, [B].</summary>
    public Tensor FirstTokens => Index(nameof(FirstTokens), () => tensor(Offsets[..^1].Select(o => (long)o).ToArray(), device: _device));

    /// <summary>For each place of a padded batch the token that goes there, [B·S]; a place of padding takes the sequence's first token.</summary>
    public Tensor PaddedPlaces => Index(nameof(PaddedPlaces), () => tensor(
        [.. Enumerable.Range(0, Count).SelectMany(row => Enumerable.Range(0, Longest).Select(place => (long)Offsets[row] + (place < Rows[row] ? place : 0)))],
        device: _device));

    /// <summary>For each token its place in the padded batch, [T].</summary>
    public Tensor PackedPlaces => Index(nameof(PackedPlaces), () => tensor(
        [.. Enumerable.Range(0, Count).SelectMany(row => Enumerable.Range(0, Rows[row]).Select(place => ((long)row * Longest) + place))],
        device: _device));

    /// <summary>True where a padded batch holds padding, [B, 1, 1, S].</summary>
    public Tensor Padding => Index(nameof(Padding), () => tensor(
        [.. Enumerable.Range(0, Count).SelectMany(row => Enumerable.Range(0, Longest).Select(place => place >= Lengths[row]))],
        [Count, 1, 1, Longest], device: _device));

    /// <summary>Whether every sequence takes the same number of tokens, so that padding changes nothing.</summary>
    public bool IsRectangular => Tokens == (long)Count * Longest;

    /// <summary>Lays texts end to end.</summary>
    /// <param name="texts">At least one; their ids include the special tokens.</param>
    /// <param name="config">The encoder's settings: positions and padding.</param>
    /// <param name="device">Where the tensors lie.</param>
    /// <param name="packing">With or without padding.</param>
    /// <exception cref="KitException">A text is longer than the encoder has positions, or an id is out of its vocabulary.</exception>
    public static PackedBatch Of(IReadOnlyList<TokenizedText> texts, EncoderConfig config, Device device, Packing packing = Packing.Packed)
    {
        ArgumentOutOfRangeException.ThrowIfZero(texts.Count);
        foreach (var text in texts) { Check(text, config); }
        return new PackedBatch(texts, config, device, packing);
    }

    /// <summary>Frees the tensors.</summary>
    public void Dispose()
    {
        foreach (var index in _indices.Values) { index.Dispose(); }
        Ids.Dispose();
        TokenTypes.Dispose();
        Positions.Dispose();
    }

    /// <summary>Refuses a text that the encoder can't read.</summary>
    /// <exception cref="KitException">The text is longer than the encoder has positions, or an id is out of its vocabulary.</exception>
    internal static void Check(TokenizedText text, EncoderConfig config)
    {
        if (text.Ids.Length > config.UsablePositions)
        {
            throw new KitException(FormattableString.Invariant(
                $"a text of {text.Ids.Length} tokens doesn't fit the model's {config.UsablePositions} positions; set MaxLength to {config.UsablePositions} or less"));
        }
        var strange = Array.FindIndex(text.Ids, id => id < 0 || id >= config.VocabularySize);
        if (strange >= 0)
        {
            throw new KitException(FormattableString.Invariant(
                $"token id {text.Ids[strange]} is outside the model's vocabulary of {config.VocabularySize}; tokeniser and model don't belong together"));
        }
    }

    private static Tensor Keep(Tensor tensor) => tensor.DetachFromDisposeScope();

    private Tensor Index(string name, Func<Tensor> make)
    {
        if (!_indices.TryGetValue(name, out var index)) { _indices[name] = index = Keep(make()); }
        return index;
    }
}
