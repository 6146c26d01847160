using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;

namespace LayerFreezing;

/// <summary>
/// Which part of a model is fine-tuned, named by what is tuned: <c>all</c>, <c>top:3</c>, <c>head</c>,
/// <c>layers:3,4,5</c> or <c>first:9</c>. Pooler and head are always trained. A value: two plans of the same spelling
/// are equal.
/// </summary>
[JsonConverter(typeof(FreezePlanJsonConverter))]
[TypeFormatterSource(typeof(FreezePlanView))]
public sealed partial class FreezePlan : IEquatable<FreezePlan>, ITrainedParts
{
    private const string Spellings = "a plan is all, top:k, head, layers:3,4,5 or first:n";

    private readonly Kind _kind;

    // The k of top, the n of first, the layers of layers in ascending order.
    private readonly ImmutableArray<int> _numbers;

    private FreezePlan(Kind kind, params ImmutableArray<int> numbers)
    {
        _kind = kind;
        _numbers = numbers;
    }

    private enum Kind { All, Top, Head, Layers, First }

    /// <summary>Everything is trained, the embeddings included.</summary>
    public static FreezePlan All { get; } = new(Kind.All);

    /// <summary>Pooler and task head alone are trained.</summary>
    public static FreezePlan Head { get; } = new(Kind.Head);

    /// <summary>Whether the embeddings are trained: in <see cref="All"/> alone.</summary>
    public bool TrainsEmbeddings => _kind == Kind.All;

    /// <summary>The last <paramref name="count"/> encoder layers, pooler and head are trained.</summary>
    /// <param name="count">k, 1 to L; with L the embeddings alone are frozen.</param>
    /// <exception cref="KitException">k is below 1.</exception>
    public static FreezePlan Top(int count) => count >= 1
        ? new(Kind.Top, count)
        : throw new KitException(Invariant($"top:{count} trains no layer; say head, or top:k with k of at least 1"));

    /// <summary>These encoder layers, pooler and head are trained; the order of the layers doesn't matter.</summary>
    /// <param name="layers">Layers counted from 0.</param>
    /// <exception cref="KitException">No layer, a negative one, or one twice.</exception>
    public static FreezePlan Layers(params IEnumerable<int> layers)
    {
        var sorted = layers.Order().ToImmutableArray();
        if (sorted.IsEmpty) { throw new KitException("a plan of layers needs at least one layer; say head to train none"); }
        var text = string.Join(',', sorted);
        if (sorted[0] < 0) { throw new KitException($"layers:{text} counts layers from 0; {Invariant($"{sorted[0]}")} is none"); }
        if (sorted.Distinct().Count() < sorted.Length) { throw new KitException($"layers:{text} names a layer twice; name each once"); }
        return new(Kind.Layers, sorted);
    }

    /// <summary>Embeddings and the first <paramref name="count"/> layers are frozen; for a model of L layers it becomes top:L−n.</summary>
    /// <param name="count">n, 0 to L; with L it becomes <see cref="Head"/>.</param>
    /// <exception cref="KitException">n is below 0.</exception>
    public static FreezePlan FreezeFirst(int count) => count >= 0
        ? new(Kind.First, count)
        : throw new KitException(Invariant($"first:{count} freezes no layers; say first:n with n of at least 0, or all"));

    /// <summary>Reads a plan as it is spelled on the command line and in records; case and blanks don't matter.</summary>
    /// <exception cref="KitException">The text is no plan.</exception>
    public static FreezePlan Parse(string text)
    {
        var parts = text.Split(':', 2, StringSplitOptions.TrimEntries);
        var numbers = parts.Length == 1 ? [] : parts[1].Split(',', StringSplitOptions.TrimEntries).Select(Number).ToList();
        return (parts[0].ToLowerInvariant(), parts.Length, numbers.Count) switch
        {
            ("all", 1, _) => All,
            ("head", 1, _) => Head,
            ("top", 2, 1) => Top(numbers[0]),
            ("first", 2, 1) => FreezeFirst(numbers[0]),
            ("layers", 2, _) => Layers(numbers),
            _ => throw new KitException($"\"{text}\" is no plan; {Spellings}"),
        };

        int Number(string digits) => int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new KitException($"\"{text}\" is no plan, \"{digits}\" is no number; {Spellings}");
    }

    /// <summary>The plan as it holds for a model of L layers: checked, and <c>first:n</c> turned into <c>top:L−n</c>.</summary>
    /// <param name="layers">L, the number of encoder layers.</param>
    /// <exception cref="KitException">The plan names layers the model doesn't have.</exception>
    public FreezePlan Resolve(int layers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(layers, 1);
        switch (_kind)
        {
            case Kind.Top when _numbers[0] > layers:
                throw new KitException(Invariant($"{this} asks for more layers than the model's {layers}; k is 1 to {layers}"));
            case Kind.First when _numbers[0] > layers:
                throw new KitException(Invariant($"{this} asks for more layers than the model's {layers}; n is 0 to {layers}"));
            case Kind.Layers when _numbers[^1] >= layers:
                throw new KitException(Invariant($"{this} names layer {_numbers[^1]}; the model's {layers} layers are 0 to {layers - 1}"));
            case Kind.First:
                return _numbers[0] == layers ? Head : Top(layers - _numbers[0]);
            default:
                return this;
        }
    }

    /// <summary>Whether an encoder layer is trained.</summary>
    /// <param name="layer">The layer, counted from 0.</param>
    /// <param name="layers">L, the number of encoder layers.</param>
    /// <exception cref="KitException">The plan names layers the model doesn't have.</exception>
    public bool TrainsLayer(int layer, int layers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(layer);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(layer, layers);
        var plan = Resolve(layers);
        return plan._kind switch
        {
            Kind.All => true,
            Kind.Head => false,
            Kind.Layers => plan._numbers.BinarySearch(layer) >= 0,
            _ => layer >= layers - plan._numbers[0],
        };
    }

    /// <summary>Whether a parameter is trained.</summary>
    /// <param name="parameterName">Its Hugging Face name, with or without <c>bert.</c> or <c>roberta.</c></param>
    /// <param name="layers">L, the number of encoder layers.</param>
    /// <exception cref="KitException">The plan names layers the model doesn't have, or the name is no parameter.</exception>
    public bool Trains(string parameterName, int layers)
    {
        var place = ParameterPlace.Of(parameterName);
        return place.Part switch
        {
            ModelPart.Embeddings => TrainsEmbeddings,
            ModelPart.Layer => TrainsLayer(place.Layer!.Value, layers),
            _ => true,
        };
    }

    /// <summary>The lowest trained layer, 0 to L; L where no layer is. Below it nothing needs a gradient, unless <see cref="TrainsEmbeddings"/>.</summary>
    /// <param name="layers">L, the number of encoder layers.</param>
    /// <exception cref="KitException">The plan names layers the model doesn't have.</exception>
    public int FirstTrainedLayer(int layers)
    {
        var plan = Resolve(layers);
        return plan._kind switch
        {
            Kind.All => 0,
            Kind.Head => layers,
            Kind.Layers => plan._numbers[0],
            _ => layers - plan._numbers[0],
        };
    }

    /// <summary>The number of trained layers, 0 to L.</summary>
    /// <param name="layers">L, the number of encoder layers.</param>
    /// <exception cref="KitException">The plan names layers the model doesn't have.</exception>
    public int TrainedLayers(int layers)
    {
        var plan = Resolve(layers);
        return plan._kind switch
        {
            Kind.All => layers,
            Kind.Head => 0,
            Kind.Layers => plan._numbers.Length,
            _ => plan._numbers[0],
        };
    }

    /// <summary>Whether both are spelled the same.</summary>
    public bool Equals(FreezePlan? other) =>
        other is not null && _kind == other._kind && _numbers.AsSpan().SequenceEqual(other._numbers.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FreezePlan);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The spelling: <c>all</c>, <c>top:3</c>, <c>head</c>, <c>layers:3,4,5</c>, <c>first:9</c>.</summary>
    public override string ToString()
    {
        var kind = _kind.ToString().ToLowerInvariant();
        return _numbers.IsEmpty ? kind : Invariant($"{kind}:{string.Join(',', _numbers)}");
    }

    /// <summary>Whether both are spelled the same.</summary>
    public static bool operator ==(FreezePlan? left, FreezePlan? right) => Equals(left, right);

    /// <summary>Whether the plans differ.</summary>
    public static bool operator !=(FreezePlan? left, FreezePlan? right) => !Equals(left, right);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
