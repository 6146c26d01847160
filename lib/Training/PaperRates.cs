namespace LayerFreezing;

/// <summary>
/// The learning rates Lee, Tang and Lin (2019) chose: the best mean over seeds 1 to 5 of full fine-tuning among 1 to
/// 5 × 1e-5, by model and task, as in the authors' repository.
/// </summary>
public static class PaperRates
{
    private static readonly string[] Tasks = ["CoLA", "SST-2", "MRPC", "STS-B", "QQP", "MNLI", "QNLI", "RTE"];

    private static readonly (EncoderConfig Model, int[] Rates)[] Chosen =
    [
        (EncoderConfig.BertBase, [4, 2, 3, 5, 2, 3, 2, 3]),
        (EncoderConfig.BertLarge, [2, 1, 2, 4, 1, 1, 2, 3]),
        (EncoderConfig.RobertaBase, [4, 1, 2, 2, 1, 1, 1, 3]),
        (EncoderConfig.RobertaLarge, [1, 1, 1, 2, 1, 1, 1, 1]),
    ];

    /// <summary>The rate chosen for a model of those sizes and a task of that name, or null where the paper has none.</summary>
    public static double? For(EncoderConfig model, string task)
    {
        var place = Array.FindIndex(Tasks, name => name.Equals(task, StringComparison.OrdinalIgnoreCase));
        var row = Array.FindIndex(Chosen, c => c.Model.ModelType == model.ModelType && c.Model.Layers == model.Layers
            && c.Model.Width == model.Width && c.Model.VocabularySize == model.VocabularySize);
        return place < 0 || row < 0 ? null : Chosen[row].Rates[place] / 1e5;
    }
}
