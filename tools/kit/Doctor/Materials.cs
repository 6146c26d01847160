namespace LayerFreezing.Kit;

/// <summary>Which models and data are found without naming a folder.</summary>
internal static class Materials
{
    public static Section Examine()
    {
        var folders = KitFolders.Find();
        var models = folders.Models().Select(Path.GetFileName);
        var tasks = GlueTask.All.Where(task => folders.FindGlue(task) is not null).Select(task => task.Name);
        return new Section("Found", [new Finding("models", Listed(models, folders.ModelPlaces)), new Finding("GLUE", Listed(tasks, folders.GluePlaces(GlueTask.CoLA)))]);
    }

    private static string Listed(IEnumerable<string?> names, IEnumerable<string> places)
    {
        var list = string.Join(", ", names);
        return list.Length > 0 ? list : $"none in {string.Join(", ", places)}";
    }
}
