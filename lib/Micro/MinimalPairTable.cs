using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LayerFreezing;

/// <summary>How often a model finds the grammatical sentence of a minimal pair the likelier one.</summary>
/// <param name="Kind">What is wrong with the other.</param>
/// <param name="Attractor">Whether a misleading word stands between; null where the kind can't have one.</param>
/// <param name="Pairs">Pairs asked.</param>
/// <param name="Right">Pairs in which the grammatical sentence was the likelier one.</param>
/// <param name="Shorter">Pairs whose ungrammatical sentence has fewer words, which a sum over tokens favours.</param>
/// <param name="ShorterRight">Pairs of these in which the grammatical sentence was the likelier one all the same.</param>
public sealed record MinimalPairRow(CorruptionKind Kind, bool? Attractor, int Pairs, int Right, int Shorter, int ShorterRight)
{
    /// <summary>The part that is right, 0 to 1.</summary>
    [JsonIgnore]
    public double Share => (double)Right / Pairs;
}

/// <summary>A model's knowledge of grammar before any fine-tuning: minimal pairs that no training saw, by kind.</summary>
/// <param name="Rows">By kind, and by attractor where there can be one.</param>
public sealed record MinimalPairTable(IReadOnlyList<MinimalPairRow> Rows)
{
    internal const string FileName = "minimal-pairs.json";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>The part of all pairs that is right, each pair counting alike.</summary>
    [JsonIgnore]
    public double Share => (double)Rows.Sum(row => row.Right) / Rows.Sum(row => row.Pairs);

    /// <summary>Asks a model.</summary>
    /// <param name="model">The pretrained model.</param>
    /// <param name="pairs">Held-out pairs, such as <see cref="MinimalPairs.HeldOut"/> gives.</param>
    /// <param name="cancel">Ends it early.</param>
    public static MinimalPairTable Of(MaskedLanguageModel model, IReadOnlyList<MinimalPair> pairs, CancellationToken cancel = default)
    {
        var right = PseudoLogLikelihood.Of(model, [.. pairs.Select(pair => pair.Grammatical)], cancel);
        var wrong = PseudoLogLikelihood.Of(model, [.. pairs.Select(pair => pair.Ungrammatical)], cancel);
        return new MinimalPairTable([.. pairs
            .Select((pair, i) => (Pair: pair, Right: right[i] > wrong[i]))
            .GroupBy(asked => (asked.Pair.Kind, Attractor: MinimalPairs.KindsWithAttractors.Contains(asked.Pair.Kind) ? asked.Pair.Attractor : (bool?)null))
            .Select(group =>
            {
                var shorter = group.Where(asked => Words(asked.Pair.Ungrammatical) < Words(asked.Pair.Grammatical)).ToList();
                return new MinimalPairRow(group.Key.Kind, group.Key.Attractor, group.Count(), group.Count(asked => asked.Right), shorter.Count, shorter.Count(asked => asked.Right));
            })]);
    }

    /// <summary>The table in a model's folder; null where there is none.</summary>
    /// <exception cref="KitException">The file is damaged.</exception>
    public static MinimalPairTable? Load(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) { return null; }
        try
        {
            return JsonSerializer.Deserialize<MinimalPairTable>(File.ReadAllText(path), Json);
        }
        catch (JsonException failure)
        {
            throw new KitException($"{path} is no table of minimal pairs; delete it, or ask the model again with ./kit pretrain check", failure);
        }
    }

    /// <summary>Keeps the table in a model's folder and shows it in the model's card.</summary>
    /// <exception cref="KitException">A file can't be written.</exception>
    public void Save(string folder)
    {
        AtomicFile.WriteText(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, Json) + "\n");
        PretrainingCard.Write(folder);
    }

    /// <summary>Takes a table out of a folder that gets another model: what one knows of grammar isn't what the other does.</summary>
    internal static void Forget(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (File.Exists(path)) { File.Delete(path); }
    }

    /// <summary>The table in Markdown.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder("| what is wrong | misleading word between | pairs | right | wrong one shorter | right |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var row in Rows)
        {
            var between = row.Attractor switch { true => "yes", false => "no", null => "–" };
            text.Append(FormattableString.Invariant($"| {NameOf(row.Kind)} | {between} | {Shares(row.Pairs, row.Right)} | {Shares(row.Shorter, row.ShorterRight)} |\n"));
        }
        var (all, shorter) = (Shares(Rows.Sum(row => row.Pairs), Rows.Sum(row => row.Right)), Shares(Rows.Sum(row => row.Shorter), Rows.Sum(row => row.ShorterRight)));
        return text.Append(FormattableString.Invariant($"| all | | {all} | {shorter} |\n")).ToString();
    }

    private static string Shares(int pairs, int right) => pairs == 0 ? "– | –" : FormattableString.Invariant($"{pairs} | {100.0 * right / pairs:0.0} %");

    private static int Words(string sentence) => sentence.AsSpan().Count(' ') + 1;

    private static string NameOf(CorruptionKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString()).Replace('-', ' ');
}
