using System.Text.Json;
using System.Text.Json.Serialization;

namespace LayerFreezing;

/// <summary>Predictions as JSON lines: one object a row with <c>row</c>, <c>logits</c>, <c>prediction</c> and <c>label</c>.</summary>
public static class PredictionFile
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Writes predictions, one line each.</summary>
    /// <param name="path">The file to write or replace.</param>
    /// <param name="predictions">The predictions, in the order of their rows.</param>
    /// <exception cref="KitException">The file can't be written.</exception>
    public static void Write(string path, IEnumerable<GluePrediction> predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        AtomicFile.Write(path, stream =>
        {
            foreach (var prediction in predictions)
            {
                JsonSerializer.Serialize(stream, prediction, Options);
                stream.WriteByte((byte)'\n');
            }
        });
    }

    /// <summary>Reads predictions back.</summary>
    /// <param name="path">The file to read.</param>
    /// <exception cref="KitException">The file can't be read, or a line isn't a prediction; the sentence names the line.</exception>
    public static IReadOnlyList<GluePrediction> Read(string path)
    {
        byte[] content;
        try
        {
            content = File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new KitException($"{path} can't be read ({failure.Message.TrimEnd('.')}): name a file that --predictions wrote.", failure);
        }
        return [.. TextLines.Of(path, content).Select(line => Parsed(path, line.Number, line.Text))];
    }

    private static GluePrediction Parsed(string path, int number, string line)
    {
        try
        {
            return JsonSerializer.Deserialize<GluePrediction>(line, Options) ?? throw new JsonException("it is null");
        }
        catch (JsonException failure)
        {
            throw new KitException($"{path}, line {number} is no prediction: it must be a JSON object with row, logits, prediction and label; write the file again with --predictions.", failure);
        }
    }
}
