using System.Globalization;
using System.Text;

namespace LayerFreezing;

/// <summary>
/// The files in which GLUE's server takes predictions for the test sets: <c>index</c> and <c>prediction</c>, tab-separated,
/// labels spelled as in the task's own files.
/// </summary>
public static class SubmissionFile
{
    /// <summary>The official name of a task's file: CoLA.tsv, …, MNLI-m.tsv and MNLI-mm.tsv.</summary>
    /// <param name="task">The task.</param>
    /// <param name="split"><see cref="GlueSplit.Test"/> or <see cref="GlueSplit.TestMismatched"/>.</param>
    /// <exception cref="KitException">The split isn't one that is handed in.</exception>
    public static string NameOf(GlueTask task, GlueSplit split)
    {
        ArgumentNullException.ThrowIfNull(task);
        var name = split switch
        {
            GlueSplit.Test => task.Files.Submission ?? $"{task.Name}.tsv",
            GlueSplit.TestMismatched => task.Files.SubmissionMismatched,
            _ => null,
        };
        return name ?? throw new KitException($"{task.Name}'s {split} split isn't handed in to GLUE: predict its Test split.");
    }

    /// <summary>Writes a task's file under its official name.</summary>
    /// <param name="task">The task.</param>
    /// <param name="split"><see cref="GlueSplit.Test"/> or <see cref="GlueSplit.TestMismatched"/>.</param>
    /// <param name="predictions">One prediction for every row of the test set, rows 0, 1, 2, … in order.</param>
    /// <param name="folder">Where to write it.</param>
    /// <returns>The path of the file.</returns>
    /// <exception cref="KitException">A row is missing, or a prediction is no label of the task, or the file can't be written.</exception>
    public static string Write(GlueTask task, GlueSplit split, IEnumerable<GluePrediction> predictions, string folder)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        var path = Path.Combine(folder, NameOf(task, split));
        var text = new StringBuilder("index\tprediction\n");
        var rows = 0;
        foreach (var prediction in predictions)
        {
            if (prediction.Row != rows)
            {
                throw new KitException($"{path} can't be written: after {rows} rows comes row {prediction.Row}; predict every row of the test set, in order.");
            }
            text.Append(CultureInfo.InvariantCulture, $"{rows++}\t{Spelled(task, prediction)}\n");
        }
        if (rows == 0) { throw new KitException($"{path} can't be written: there are no predictions; predict the test set first."); }
        AtomicFile.WriteText(path, text.ToString());
        return path;
    }

    private static string Spelled(GlueTask task, GluePrediction prediction)
    {
        if (task.Kind == GlueTaskKind.Regression) { return prediction.Prediction.ToString(CultureInfo.InvariantCulture); }
        var label = (int)prediction.Prediction;
        return label >= 0 && label < task.LabelValues.Count
            ? task.LabelValues[label]
            : throw new KitException($"Row {prediction.Row} is predicted as label {label}, but {task.Name} has {task.LabelValues.Count} labels: predict with a model of this task.");
    }
}
