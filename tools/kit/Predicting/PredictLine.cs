using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LayerFreezing.Kit;

/// <summary>The lines that <c>kit predict</c> reads and writes: JSON objects, or cells with tabs between; the first line read says which.</summary>
internal static class PredictLine
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads a line.</summary>
    /// <exception cref="KitException">It is no text nor a pair; the sentence names its number.</exception>
    public static (string Text, string? Pair) Read(string line, int number, bool isJson)
    {
        try
        {
            return isJson ? FromJson(line) : FromCells(line);
        }
        catch (Exception failure) when (failure is KitException or JsonException)
        {
            var reason = failure is KitException ? failure.Message : """it is no JSON object: write {"text": "...", "pair": "..."}, the last where wanted.""";
            throw new KitException(FormattableString.Invariant($"Line {number} of the input: {reason}"), failure);
        }
    }

    /// <summary>Writes an answer.</summary>
    public static string Of(TextPrediction prediction, bool isJson)
    {
        if (!isJson)
        {
            return prediction.Label is null
                ? FormattableString.Invariant($"{prediction.Score:0.000000}")
                : FormattableString.Invariant($"{prediction.Label}\t{prediction.Probability:0.000000}");
        }
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line, Readable))
        {
            json.WriteStartObject();
            if (prediction.Label is { } label)
            {
                json.WriteString("label", label);
                json.WriteNumber("probability", Math.Round(prediction.Probability!.Value, 6));
            }
            else { json.WriteNumber("score", Math.Round(prediction.Score!.Value, 6)); }
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(line.ToArray());
    }

    private static (string Text, string? Pair) FromJson(string line)
    {
        var request = TokenizeRequest.Read(line);
        return (request.Text, request.Pair);
    }

    private static (string Text, string? Pair) FromCells(string line) => line.Split('\t') switch
    {
        [var text] => (text, null),
        [var text, var pair] => (text, pair),
        var cells => throw new KitException(FormattableString.Invariant($"it has {cells.Length} columns: write a text, or a text and its pair with one tab between.")),
    };
}
