using System.Globalization;
using System.Text;

namespace LayerFreezing;

/// <summary>
/// How many tensors and parameters a model has, part by part, and how many of them a plan trains. It is counted from
/// names and shapes: no weight is read or allocated.
/// </summary>
[TypeFormatterSource(typeof(ParameterCensusView))]
public sealed class ParameterCensus
{
    private ParameterCensus(FreezePlan plan, IReadOnlyList<CensusRow> rows)
    {
        Plan = plan;
        Rows = rows;
        Total = Sum("total", rows);
        // The paper's counts leave out the last layer, whose size is the task's.
        Encoder = Sum("encoder with pooler", rows.SkipLast(1));
    }

    /// <summary>The plan, as it holds for this model.</summary>
    public FreezePlan Plan { get; }

    /// <summary>Embeddings, each layer, pooler, head. RoBERTa's <c>classifier.dense</c> counts as the pooler.</summary>
    public IReadOnlyList<CensusRow> Rows { get; }

    /// <summary>The whole model.</summary>
    public CensusRow Total { get; }

    /// <summary>The model without the last layer of its head: the number papers state as a model's size.</summary>
    public CensusRow Encoder { get; }

    /// <summary>Counts the parameters of an encoder with a sequence classifier.</summary>
    /// <param name="config">The encoder.</param>
    /// <param name="labels">The number of outputs of the head.</param>
    /// <param name="plan">What is trained.</param>
    /// <exception cref="KitException">The plan names layers the model doesn't have.</exception>
    public static ParameterCensus Of(EncoderConfig config, int labels, FreezePlan plan)
    {
        var resolved = plan.Resolve(config.Layers);
        var rows = config.Parameters(labels)
            .GroupBy(spec => ParameterPlace.Of(spec.Name))
            .Select(part => Row(part.Key, [.. part], resolved, config.Layers));
        return new(resolved, [.. rows]);
    }

    /// <summary>The share of all parameters that stand in a part, 0 to 100.</summary>
    public double PercentOfModel(CensusRow row) => 100.0 * row.Parameters / Total.Parameters;

    /// <summary>A table in plain text: a line a part, a total, columns aligned.</summary>
    public string ToText()
    {
        var lines = new List<string[]> { new[] { "part", "tensors", "parameters", "% of model", "trained", "frozen", "% trained" } };
        lines.AddRange(Rows.Append(Total).Select(row => new[]
        {
            row.Name, Text(row.Tensors), Text(row.Parameters), Percent(PercentOfModel(row)),
            Text(row.TrainedParameters), Text(row.FrozenParameters), Percent(row.PercentTrained),
        }));
        var widths = lines[0].Select((_, column) => lines.Max(line => line[column].Length)).ToList();
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            // The names on the left, numbers on the right, so that digits of one weight stand below each other.
            var cells = line.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            text.AppendJoin("  ", cells).Append('\n');
        }
        return text.Append(CultureInfo.InvariantCulture,
            $"{Plan}: {Text(Total.TrainedTensors)} of {Text(Total.Tensors)} tensors are trained, {Text(Total.FrozenTensors)} are frozen").ToString();
    }

    /// <inheritdoc cref="ToText"/>
    public override string ToString() => ToText();

    private static CensusRow Row(ParameterPlace place, IReadOnlyList<ParameterSpec> specs, FreezePlan plan, int layers)
    {
        var trained = specs.Where(spec => plan.Trains(spec.Name, layers)).ToList();
        return new(Name(place), specs.Count, specs.Sum(spec => spec.Count), trained.Count, trained.Sum(spec => spec.Count));
    }

    private static CensusRow Sum(string name, IEnumerable<CensusRow> rows) => rows.Aggregate(
        new CensusRow(name, 0, 0, 0, 0),
        (sum, row) => new(name, sum.Tensors + row.Tensors, sum.Parameters + row.Parameters,
            sum.TrainedTensors + row.TrainedTensors, sum.TrainedParameters + row.TrainedParameters));

    /// <summary>A part in words: embeddings, layer 3, pooler, head.</summary>
    internal static string Name(ParameterPlace place) => place.Layer is { } layer
        ? FormattableString.Invariant($"layer {layer}")
        : place.Part.ToString().ToLowerInvariant();

    private static string Text(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => share.ToString("F1", CultureInfo.InvariantCulture);
}
