using System.Text.Json;

namespace LayerFreezing.Bench;

/// <summary>What a benchmark measured, and where. One JSON file.</summary>
/// <param name="Name">The benchmark.</param>
/// <param name="Description">What its rows say.</param>
/// <param name="Model">The name of the model's folder.</param>
/// <param name="Threads">Threads of the tensor library.</param>
/// <param name="Machine">The machine and versions.</param>
/// <param name="Measured">When, UTC.</param>
/// <param name="Rows">The measurements.</param>
public sealed record BenchReport(string Name, string Description, string Model, int Threads, Machine Machine, DateTime Measured, IReadOnlyList<BenchRow> Rows)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="KitException">The file can't be read as a report.</exception>
    public static BenchReport Load(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<BenchReport>(File.ReadAllText(file), Json)!;
        }
        catch (Exception failure) when (failure is JsonException or IOException)
        {
            throw new KitException($"{file} is no report of a benchmark ({failure.Message.TrimEnd('.')}): measure it again with ./kit bench", failure);
        }
    }

    /// <summary>The report as indented JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);
}
