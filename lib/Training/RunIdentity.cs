using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LayerFreezing;

/// <summary>
/// What determines a run, as a name: a hash of the model's weights and settings, the task's files and rows, the
/// tokeniser, the plan, every option (seed and threads among them), the kind of device and the format. Machine, paths
/// and the number of workers don't count.
/// </summary>
public static class RunIdentity
{
    private const int Digits = 16;

    /// <summary>The name of a run that is about to be done.</summary>
    /// <param name="model">The model it begins with.</param>
    /// <param name="task">The task's name.</param>
    /// <param name="data">The task's files and rows.</param>
    /// <param name="plan">What is tuned, as it holds for the model.</param>
    /// <param name="options">Every option with its value.</param>
    /// <param name="device">The device; of <c>cuda:1</c> only <c>cuda</c> counts.</param>
    /// <returns>16 hexadecimal digits.</returns>
    public static string Of(ModelIdentity model, string task, DataIdentity data, FreezePlan plan, JsonObject options, string device)
    {
        var text = new StringBuilder();
        Add("format", RunRecord.CurrentFormat);
        Add("weights", model.Sha256);
        Add("config", model.ConfigSha256);
        Add("task", task);
        Add("collection", data.Collection);
        Add("train", data.TrainSha256);
        Add("dev", data.DevSha256);
        Add("mismatched", data.MismatchedSha256);
        Add("train_rows", data.TrainRows);
        Add("dev_rows", data.DevRows);
        Add("tokenizer", data.Tokenizer);
        Add("plan", plan);
        Add("device", device.Split(':')[0]);
        foreach (var (name, value) in options.OrderBy(option => option.Key, StringComparer.Ordinal)) { Add($"option {name}", Plain(value)); }
        return Hash(text.ToString())[..Digits];

        void Add(string name, object? value) => text.Append(CultureInfo.InvariantCulture, $"{name}={value}\n");
    }

    /// <summary>The name of a run that was done, worked out from its record.</summary>
    /// <param name="record">The record.</param>
    public static string Of(RunRecord record) => Of(record.Model, record.Task, record.Data, record.Plan, record.Options, record.Device);

    internal static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>A value spelled the same whether it was just made or read from a file.</summary>
    private static string Plain(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.Number => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture),
        JsonValueKind.String => value.GetValue<string>(),
        _ => value.ToJsonString(),
    };
}
