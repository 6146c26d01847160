namespace LayerFreezing;

/// <summary>A fine-tuned model as it is handed on: a folder that Hugging Face's tools load, with the record of its run and a card.</summary>
public static class SavedRun
{
    private const string RecordName = "run.json", CardName = "README.md";

    /// <summary>Saves a trained model with its record and its card; of a run that diverged the record alone.</summary>
    /// <param name="model">The model as the run left it.</param>
    /// <param name="task">The task it was trained on.</param>
    /// <param name="record">What was done and what came out.</param>
    /// <param name="folder">Made where it isn't there; files of the same names are replaced.</param>
    /// <param name="weights">All weights, or those alone that training changed.</param>
    /// <exception cref="KitException">A file can't be written.</exception>
    public static void Save(SequenceClassifier model, GlueTask task, RunRecord record, string folder, SavedWeights weights = SavedWeights.Whole)
    {
        if (record.Status == RunStatus.Done)
        {
            ModelFolder.Save(model, folder, task.Kind == GlueTaskKind.Regression ? ["score"] : task.Labels, weights);
            AtomicFile.WriteText(Path.Combine(folder, CardName), ModelCard.Text(model, task, record, weights));
        }
        AtomicFile.WriteText(Path.Combine(folder, RecordName), record.ToJson() + "\n");
    }

    /// <summary>The record in a folder, or null where there is none.</summary>
    /// <param name="folder">A folder that a run was saved in.</param>
    /// <exception cref="KitException">The file is no record.</exception>
    public static RunRecord? Find(string folder)
    {
        var path = Path.Combine(folder, RecordName);
        return File.Exists(path) ? RunRecord.FromJson(File.ReadAllText(path), path) : null;
    }
}
