namespace LayerFreezing;

public static partial class Figures
{
    /// <summary>Parameters part by part, frozen ones and trained ones apart.</summary>
    /// <param name="census">The count of a model under a plan.</param>
    public static ChartFigure Parameters(ParameterCensus census)
    {
        ArgumentNullException.ThrowIfNull(census);
        var series = new[] { ("frozen", (Func<CensusRow, long>)(row => row.FrozenParameters)), ("trained", row => row.TrainedParameters) }
            .Select(kind => new FigureSeries(kind.Item1, [.. census.Rows.Select((row, place) => new FigurePoint(place, Millions(kind.Item2(row)))
            {
                Label = kind.Item1 == "trained" ? FormattableString.Invariant($"{Millions(row.Parameters):0.##}") : "",
            })])
            { Form = SeriesForm.Bars });
        return new("Where the parameters are, and which are trained",
            $"Bars of parameters by part under {census.Plan}: {Millions(census.Total.TrainedParameters):0.#} of {Millions(census.Total.Parameters):0.#} million are trained.",
            new("") { Names = [.. census.Rows.Select(row => row.Name)] }, new("million parameters"), [new("", [.. series])])
        {
            Sideways = true,
            Subtitle = FormattableString.Invariant($"{census.Plan}: {Millions(census.Total.TrainedParameters):0.#} of {Millions(census.Total.Parameters):0.#} million trained ({census.Total.PercentTrained:0.#} %)"),
        };
    }

    /// <summary>Parameters of several models, part on part.</summary>
    /// <param name="models">Each model's name and count.</param>
    public static ChartFigure Parameters(IReadOnlyList<(string Model, ParameterCensus Census)> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        var parts = new[] { "embeddings", "layers", "pooler", "head" };
        var series = parts.Select(part => new FigureSeries(part, [.. models.Select((model, place) => new FigurePoint(place, Millions(model.Census.Rows.Where(row => PartOf(row) == part).Sum(row => row.Parameters)))
        {
            Label = part == parts[^1] ? FormattableString.Invariant($"{Millions(model.Census.Total.Parameters):0.#}") : "",
        })])
        { Form = SeriesForm.Bars });
        return new("Most parameters are in the layers", "Bars of parameters by part for each model.",
            new("") { Names = [.. models.Select(model => model.Model)] }, new("million parameters"), [new("", [.. series])])
        { Sideways = true };

        static string PartOf(CensusRow row) => row.Name.StartsWith("layer ", StringComparison.Ordinal) ? "layers" : row.Name;
    }

    /// <summary>How far each part's weights moved in a run, a line a run: frozen parts stay at 0.</summary>
    /// <param name="runs">Each run's name, such as its plan, and what <see cref="WeightSnapshot.Drift"/> measured.</param>
    public static ChartFigure Drift(IReadOnlyList<(string Name, LayerDrift Drift)> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        List<string> parts = [.. runs.SelectMany(run => run.Drift.Parts).Select(part => part.Name).Distinct()];
        return new("How far each layer moved from its pretrained weights", "Line chart of the relative change of weights by part, from the embeddings to the head.",
            new("part of the model (numbers: layers, 0 is next to the embeddings)") { Names = [.. parts.Select(Short)] }, new("change of the weights, % of their norm"),
            [new("", [.. runs.Select(run => new FigureSeries(run.Name, [.. run.Drift.Parts.Select(part => new FigurePoint(parts.IndexOf(part.Name), 100 * part.Change))]))])])
        {
            Note = "‖w − w₀‖ ÷ ‖w₀‖ over all weights of a part, w₀ those before the run.",
        };

        static string Short(string part) => part.Replace("layer ", "", StringComparison.Ordinal).Replace("embeddings", "emb.", StringComparison.Ordinal);
    }

    private static double Millions(long count) => count / 1e6;
}
