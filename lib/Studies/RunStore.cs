namespace LayerFreezing;

/// <summary>
/// The records of a study, one JSON file a run in <c>runs/</c>. A record is written once, by whoever holds the claim to
/// its run, to a temporary name and renamed; a damaged file is moved to <c>set-aside/</c> when its run is claimed.
/// </summary>
/// <param name="folder">The study's results.</param>
public sealed class RunStore(string folder)
{
    private const string StoreLock = "store";
    private const string Json = ".json";

    /// <summary>The folder of the records.</summary>
    public string Runs => Path.Combine(folder, "runs");

    private string Locks => Path.Combine(folder, "locks");

    private string Checkpoints => Path.Combine(folder, "checkpoints");

    private string SetAside => Path.Combine(folder, "set-aside");

    /// <summary>The file of a run's record.</summary>
    public string FileOf(string id) => Path.Combine(Runs, id + Json);

    /// <summary>The file in which a run that is under way keeps its state.</summary>
    public string CheckpointOf(string id) => Path.Combine(Checkpoints, id + ".checkpoint");

    /// <summary>What is there of a run; nothing is changed.</summary>
    /// <exception cref="RecordFormatException">The record is whole and of a format this kit doesn't read.</exception>
    public StoredRun Look(string id)
    {
        var file = FileOf(id);
        try
        {
            var record = RunRecord.FromJson(File.ReadAllText(file), file);
            return record.Id != id ? new(null, $"{file} is the record of the run {record.Id}")
                : RunIdentity.Of(record) != id ? new(null, $"{file} says other options or files than its name stands for")
                : new(record, null);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return default;
        }
        catch (KitException failure) when (failure is not RecordFormatException)
        {
            return new(null, failure.Message);
        }
    }

    /// <summary>A run's record; null where there is none that is whole.</summary>
    public RunRecord? Find(string id) => Look(id).Record;

    /// <summary>Every whole record, by name; those of runs that a study no longer has among them.</summary>
    public IEnumerable<RunRecord> All() => Ids().Select(Find).OfType<RunRecord>();

    /// <summary>Files that are no whole records, each with what is wrong with it.</summary>
    public IReadOnlyList<string> Damaged() => [.. Ids().Select(id => Look(id).Damage).OfType<string>()];

    /// <summary>
    /// Claims a run for the caller alone, here and in every other process on the store, until it is disposed of or its
    /// process is dead. A damaged record is set aside, and what a dead owner left is removed.
    /// </summary>
    /// <returns>The claim; null where another has it.</returns>
    public RunClaim? Claim(string id)
    {
        var claim = RunClaim.TryTake(LockOf(id));
        if (claim is null) { return null; }
        try
        {
            RemoveTemporary(id);
            if (Look(id).Damage is { } damage) { claim.SetAside = MoveAside(id, damage); }
            return claim;
        }
        catch
        {
            claim.Dispose();
            throw;
        }
    }

    /// <summary>Writes a record. The caller holds the claim to its run.</summary>
    /// <exception cref="StoreException">It can't be written: the disk is full, for example.</exception>
    public void Write(RunRecord record)
    {
        StoreException.Guard(() => AtomicFile.WriteText(FileOf(record.Id!), record.ToJson()));
        // A run that broke off goes on from there when its cause is removed.
        if (record.Status != RunStatus.Failed) { RemoveCheckpoint(record.Id!); }
    }

    /// <summary>Who is at a run now; null where nobody is.</summary>
    public ClaimNote? OwnerOf(string id) => RunClaim.NoteOf(LockOf(id));

    /// <summary>Waits for the turn to change files that are no run's own.</summary>
    internal IDisposable Turn()
    {
        while (true)
        {
            if (RunClaim.TryTake(LockOf(StoreLock)) is { } claim) { return claim; }
            Thread.Sleep(TimeSpan.FromMilliseconds(20));
        }
    }

    /// <summary>
    /// Removes what processes left that were killed. With <paramref name="isDone"/>, when every run has its record, the
    /// locks go as well.
    /// </summary>
    internal void Sweep(bool isDone)
    {
        foreach (var id in Leftovers())
        {
            using var claim = RunClaim.TryTake(LockOf(id));
            if (claim is null) { continue; }
            RemoveTemporary(id);
            if (Find(id) is { Status: not RunStatus.Failed }) { RemoveCheckpoint(id); }
        }
        using (Turn())
        {
            foreach (var file in Temporary(folder, "*")) { File.Delete(file); }
        }
        if (!isDone) { return; }
        foreach (var place in new[] { Locks, Checkpoints })
        {
            if (Directory.Exists(place)) { Directory.Delete(place, recursive: true); }
        }
    }

    private IEnumerable<string> Ids() => Directory.Exists(Runs)
        ? Directory.EnumerateFiles(Runs, "*" + Json).Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)
        : [];

    private HashSet<string> Leftovers() =>
    [
        .. Temporary(Runs, "*").Concat(Directory.Exists(Checkpoints) ? Directory.EnumerateFiles(Checkpoints) : [])
            .Select(file => Path.GetFileName(file).Split('.')[0]),
    ];

    private void RemoveCheckpoint(string id)
    {
        if (File.Exists(CheckpointOf(id))) { File.Delete(CheckpointOf(id)); }
    }

    private void RemoveTemporary(string id)
    {
        foreach (var file in Temporary(Runs, id + ".*").Concat(Temporary(Checkpoints, id + ".*"))) { File.Delete(file); }
    }

    private static IEnumerable<string> Temporary(string place, string name) =>
        Directory.Exists(place) ? Directory.EnumerateFiles(place, name + ".tmp") : [];

    private string MoveAside(string id, string damage)
    {
        Directory.CreateDirectory(SetAside);
        var place = Enumerable.Range(1, int.MaxValue)
            .Select(number => Path.Combine(SetAside, FormattableString.Invariant($"{id}.{number}{Json}")))
            .First(file => !File.Exists(file));
        File.Move(FileOf(id), place);
        return $"{damage} It is in {place} now, and its run is done again.";
    }

    private string LockOf(string id) => Path.Combine(Locks, id);
}
