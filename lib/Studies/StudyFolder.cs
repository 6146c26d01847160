using System.Text.Json;

namespace LayerFreezing;

/// <summary>
/// A study's results on disk: <c>study.json</c>, a frozen copy of the study; <c>cells.json</c>, the list of its runs;
/// <c>runs/</c>, one record a run, which is the truth; and what is derived from it: <c>search.json</c>,
/// <c>summary.csv</c>, <c>cost.csv</c>.
/// </summary>
public sealed class StudyFolder
{
    /// <summary>The name of the frozen copy.</summary>
    public const string StudyName = "study.json";

    private const string CellsName = "cells.json";
    private const string SearchName = "search.json";

    private static readonly JsonSerializerOptions OneLine = new(StudyFile.Json) { WriteIndented = false };

    private StudyFolder(string path, Study study)
    {
        (Path, Study) = (path, study);
        Store = new RunStore(path);
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>The study.</summary>
    public Study Study { get; }

    /// <summary>The records.</summary>
    public RunStore Store { get; }

    /// <summary>The folder's place for a study: <c>results/NAME</c> of the kit.</summary>
    public static string PlaceFor(Study study, KitFolders folders) => System.IO.Path.Combine(folders.Root, "results", study.Name);

    /// <summary>Opens the results of a study to add to them: the copy of the study is made where it isn't there.</summary>
    /// <param name="study">The study.</param>
    /// <param name="path">The folder.</param>
    /// <exception cref="OtherStudyException">The folder holds another study.</exception>
    public static StudyFolder Begin(Study study, string path)
    {
        var folder = new StudyFolder(System.IO.Path.GetFullPath(path), study);
        folder.RefuseOther();
        if (!File.Exists(folder.In(StudyName)))
        {
            using var turn = folder.Store.Turn();
            folder.RefuseOther();
            AtomicFile.WriteText(folder.In(StudyName), study.ToJson());
        }
        return folder;
    }

    /// <summary>Opens the results of a study to look at them; nothing is written.</summary>
    /// <param name="study">The study.</param>
    /// <param name="path">The folder, which needn't be there.</param>
    /// <exception cref="OtherStudyException">The folder holds another study.</exception>
    public static StudyFolder Look(Study study, string path)
    {
        var folder = new StudyFolder(System.IO.Path.GetFullPath(path), study);
        folder.RefuseOther();
        return folder;
    }

    /// <summary>The list of the study's runs; null before the first start.</summary>
    /// <exception cref="KitException">The file is damaged.</exception>
    public IReadOnlyList<Cell>? Cells()
    {
        var file = In(CellsName);
        if (!File.Exists(file)) { return null; }
        try
        {
            return JsonSerializer.Deserialize<List<Cell>>(File.ReadAllText(file), OneLine);
        }
        catch (JsonException failure)
        {
            throw new KitException($"{file} is damaged: delete it and run the study again, which makes it anew and keeps all records.", failure);
        }
    }

    /// <summary>What the search chose; null where there was none, or before it is done.</summary>
    public RateChoices? Choices() => File.Exists(In(SearchName)) ? RateChoices.FromJson(File.ReadAllText(In(SearchName)), In(SearchName)) : null;

    /// <summary>Writes a derived file, unless it is there with the same content.</summary>
    internal void Write(string name, string text)
    {
        if (File.Exists(In(name)) && File.ReadAllText(In(name)) == text) { return; }
        using var turn = Store.Turn();
        AtomicFile.WriteText(In(name), text);
    }

    /// <summary>Writes what the search chose.</summary>
    internal void Write(RateChoices choices) => Write(SearchName, choices.ToJson());

    /// <summary>Writes the list of runs.</summary>
    /// <exception cref="OtherStudyException">Runs that were planned before have another name now: weights, data or options are others.</exception>
    internal void Write(IReadOnlyList<Cell> cells)
    {
        RefuseChanged(cells);
        Write(CellsName, $"[\n{string.Join(",\n", cells.Select(cell => "  " + JsonSerializer.Serialize(cell, OneLine)))}\n]\n");
    }

    /// <summary>Makes sure that runs have the names under which they are listed.</summary>
    /// <exception cref="OtherStudyException">One has another name.</exception>
    internal void RefuseChanged(IEnumerable<Cell> cells)
    {
        var before = Cells()?.ToDictionary(KeyOf, cell => cell.Id) ?? [];
        if (cells.FirstOrDefault(cell => before.TryGetValue(KeyOf(cell), out var id) && id != cell.Id) is { } changed)
        {
            throw new OtherStudyException(
                $"{Path} was begun with other files or another version of the kit: {changed} is the run {changed.Id} now and was {before[KeyOf(changed)]}. "
                + "Give the results another folder with --results, or move this one away.");
        }
    }

    private static object KeyOf(Cell cell) => cell with { Id = "" };

    // Words and the cluster's settings may change under way.
    private static string WhatCounts(Study study) => (study with { Description = "", Slurm = new() }).ToJson();

    private string In(string name) => System.IO.Path.Combine(Path, name);

    private void RefuseOther()
    {
        var file = In(StudyName);
        if (!File.Exists(file) || WhatCounts(StudyFile.Read(file)) == WhatCounts(Study)) { return; }
        throw new OtherStudyException(
            $"{file} is another study than the {Study.Name} that was given: rename one of them, or give the results another folder with --results.");
    }
}
