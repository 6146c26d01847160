using System.Text.Json;

namespace LayerFreezing;

/// <summary>
/// The right to do a run: an open file that nobody else can open so (an advisory lock on Unix, which the system takes
/// back when the process ends, however it ends). The file's being there is no sign that a run goes on: only one that
/// is held is. Beside it lies a note for those who look on.
/// </summary>
public sealed class RunClaim : IDisposable
{
    private readonly FileStream _file;
    private readonly string _noteFile;
    private ClaimNote _note = ClaimNote.OfThisProcess();

    private RunClaim(FileStream file)
    {
        (_file, _noteFile) = (file, NoteBeside(file.Name));
    }

    /// <summary>What was set aside when the run was claimed, in a sentence; null for nothing.</summary>
    public string? SetAside { get; internal set; }

    /// <summary>Tells others how far the run is; where there is no room for the note the run goes on without.</summary>
    /// <returns>Whether it was written.</returns>
    public bool Tell(TrainingProgress progress)
    {
        _note = _note with
        {
            Step = progress.Step,
            Steps = progress.Steps,
            Loss = double.IsFinite(progress.Loss) ? progress.Loss : null,
            SecondsLeft = progress.Remaining.TotalSeconds,
        };
        try
        {
            File.WriteAllBytes(_noteFile, JsonSerializer.SerializeToUtf8Bytes(_note));
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Gives the run up.</summary>
    public void Dispose()
    {
        if (File.Exists(_noteFile)) { File.Delete(_noteFile); }
        _file.Dispose();
    }

    internal static RunClaim? TryTake(string file)
    {
        while (true)
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                return new RunClaim(Open(file, FileMode.OpenOrCreate));
            }
            catch (DirectoryNotFoundException)
            {
                // Another process saw the study done and took the folder away.
                continue;
            }
            catch (IOException failure) when (FileLock.IsHeld(failure))
            {
                return null;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw new StoreException($"{file} can't be made ({failure.Message.TrimEnd('.')}): free some space or choose another place.", failure);
            }
        }
    }

    /// <summary>What the owner of a lock says; null where nobody holds it.</summary>
    internal static ClaimNote? NoteOf(string file)
    {
        try
        {
            // A lock that can be had is nobody's.
            using var mine = Open(file, FileMode.Open);
            return null;
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (IOException failure) when (FileLock.IsHeld(failure))
        {
            return Read(NoteBeside(file));
        }
    }

    private static ClaimNote Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<ClaimNote>(File.ReadAllBytes(file)) ?? ClaimNote.Unknown;
        }
        catch (Exception failure) when (failure is JsonException or IOException)
        {
            return ClaimNote.Unknown;
        }
    }

    private static FileStream Open(string file, FileMode mode) => new(file, mode, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);

    private static string NoteBeside(string file) => file + ".note";
}
