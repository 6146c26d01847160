using System.Text.Encodings.Web;
using System.Text.Json;

namespace LayerFreezing;

/// <summary>How a model was pretrained: what its folder's pretraining.json holds.</summary>
/// <param name="Model">The configuration in a line.</param>
/// <param name="Began">What the weights began as.</param>
/// <param name="Text">The text's name.</param>
/// <param name="TextIdentity">What tells the text from others.</param>
/// <param name="Options">Every setting.</param>
/// <param name="Losses">Mean losses of 100 steps each, the last of what is left.</param>
/// <param name="Seconds">Time it took.</param>
/// <param name="Command">The call that makes the model again; null where none was given.</param>
/// <param name="Machine">Versions and machine.</param>
public sealed record PretrainingRecord(
    string Model, string Began, string Text, string TextIdentity, PretrainingOptions Options, IReadOnlyList<double> Losses,
    double Seconds, string? Command, string Machine)
{
    internal const string FileName = "pretraining.json";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The record in a model's folder; null where there is none.</summary>
    /// <exception cref="KitException">The file is damaged.</exception>
    public static PretrainingRecord? Load(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) { return null; }
        try
        {
            return JsonSerializer.Deserialize<PretrainingRecord>(File.ReadAllText(path), Json);
        }
        catch (JsonException failure)
        {
            throw new KitException($"{path} is no record of a pretraining; delete it, or pretrain the model again", failure);
        }
    }

    internal void Save(string folder) => AtomicFile.WriteText(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, Json) + "\n");

    internal static PretrainingRecord Of(Pretrainer pretrainer, IReadOnlyList<float> losses, double seconds, string? command) => new(
        pretrainer.Model.Config.ToString(), pretrainer.Model.Began, pretrainer.Text.Name, pretrainer.Text.Identity, pretrainer.Options,
        [.. losses.Chunk(Pretrainer.LossWindow).Select(chunk => Math.Round(chunk.Average(loss => (double)loss), 4))],
        Math.Round(seconds, 1), command, LayerFreezing.Machine.Here().ToString());

    /// <summary>What decides the bits of a pretraining.</summary>
    internal static string Identity(Pretrainer pretrainer) => string.Join('\n',
        pretrainer.Model.Config.ForMaskedLanguageModel().ToJson(), pretrainer.Model.Began, pretrainer.Model.Tokenizer.Fingerprint,
        pretrainer.Text.Identity, JsonSerializer.Serialize(pretrainer.Options, Json));
}
